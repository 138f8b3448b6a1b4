namespace CeasefireTracker.Desk.State;

/// <summary>What a secret is good for; each once, but for <see cref="Program"/>.</summary>
public enum PassKind
{
    /// <summary>Makes an account.</summary>
    Invitation,

    /// <summary>Signs somebody in who lost everything else.</summary>
    Link,

    /// <summary>Signs somebody in who has no passkey at hand.</summary>
    RecoveryCode,

    /// <summary>Lets a program hand in drafts, as often as it likes.</summary>
    Program,
}

/// <summary>A secret that lets somebody, or something, in. Only its hash is kept.</summary>
public sealed class PassRow
{
    /// <summary>SHA-256 of the secret, in hexadecimal digits.</summary>
    public required string Hash { get; set; }

    public PassKind Kind { get; set; }

    /// <summary>Whom it lets in; null: who accepts the invitation.</summary>
    public string? PersonId { get; set; }

    /// <summary>Whom an invitation is for.</summary>
    public string? Email { get; set; }

    /// <summary>What an invitation calls them, until they say it themselves.</summary>
    public string? Name { get; set; }

    /// <summary>What an invitation makes them.</summary>
    public DeskRole? Role { get; set; }

    /// <summary>Who made it.</summary>
    public required string By { get; set; }

    public DateTime Made { get; set; }

    /// <summary>The moment from which it is good for nothing; null: never.</summary>
    public DateTime? Expires { get; set; }

    /// <summary>When it was used; null: not yet. It guards against two uses at once.</summary>
    public DateTime? Used { get; set; }
}
