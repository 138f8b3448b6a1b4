namespace CeasefireTracker.Desk.State;

/// <summary>That somebody is signed in, in one browser. Without its row a cookie is good for nothing.</summary>
public sealed class SessionRow
{
    /// <summary>SHA-256 of the secret in the cookie, in hexadecimal digits.</summary>
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    public DateTime Began { get; set; }

    /// <summary>By what they came in: a key of the words <c>how.…</c>.</summary>
    public required string How { get; set; }
}
