using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;

namespace CeasefireTracker.Desk.State;

/// <summary>What somebody may do, the more the later.</summary>
public enum DeskRole
{
    /// <summary>Writes drafts.</summary>
    Contributor,

    /// <summary>Reviews and publishes besides.</summary>
    Editor,

    /// <summary>Invites people besides.</summary>
    Admin,
}

/// <summary>Somebody whom drafts, commits and the log name. They stay when their account is gone.</summary>
public sealed class PersonRow : IdentityUser
{
    /// <summary>What others see, and what commits carry.</summary>
    public required string Name { get; set; }

    /// <summary>What commits carry beside the name.</summary>
    [AllowNull]
    public override required string Email
    {
        get => base.Email ?? "";
        set => base.Email = value;
    }

    /// <summary>Null: there is no account, or no longer one.</summary>
    public DeskRole? Role { get; set; }

    /// <summary>When they last signed in; null: never.</summary>
    public DateTime? Seen { get; set; }
}
