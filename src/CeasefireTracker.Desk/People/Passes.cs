using CeasefireTracker.Desk.State;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.People;

/// <summary>What there is to say of a secret that somebody brings.</summary>
public enum PassState
{
    /// <summary>There is no such secret, or no longer.</summary>
    Unknown,

    /// <summary>It lets in.</summary>
    Good,

    /// <summary>It has let in already.</summary>
    Used,

    /// <summary>It is too old.</summary>
    Expired,
}

/// <summary>A secret that somebody brought.</summary>
/// <param name="Row">What is known of it; null for <see cref="PassState.Unknown"/>.</param>
public sealed record Pass(PassState State, PassRow? Row);

/// <summary>Invitations, one-time links and recovery codes: secrets that let somebody in, each once. What is made or used here is kept when
/// the changes are saved.</summary>
public sealed class Passes(DeskContext state, TimeProvider clock)
{
    /// <summary>How many recovery codes somebody has at a time.</summary>
    public const int RecoveryCodes = 8;

    /// <summary>How long an invitation is good for.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>How long a one-time link is good for.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes an invitation; an earlier one for the same address is good no longer.</summary>
    /// <returns>Its secret.</returns>
    public string Invite(string by, string email, string? name, DeskRole role)
    {
        state.RemoveRange(Open().AsEnumerable().Where(pass => string.Equals(pass.Email, email, StringComparison.OrdinalIgnoreCase)));
        var secret = Add(PassKind.Invitation, by, InvitationLife, null);
        var row = state.Passes.Local.FindEntry(Secret.Hash(secret))!.Entity;
        (row.Email, row.Name, row.Role) = (email, name, role);
        state.Note(Now, by, "invite", null, $"{email}, {role}");
        return secret;
    }

    /// <summary>Takes back an invitation that nobody has accepted.</summary>
    public void Withdraw(string by, PassRow invitation)
    {
        state.Passes.Remove(invitation);
        state.Note(Now, by, "withdraw", null, invitation.Email!);
    }

    /// <summary>The invitations that nobody has accepted.</summary>
    public IQueryable<PassRow> Open() => state.Passes.Where(pass => pass.Kind == PassKind.Invitation && pass.Used == null);

    /// <summary>Makes a link that signs somebody in; an earlier one is good no longer.</summary>
    /// <returns>Its secret.</returns>
    public string Link(string by, PersonRow person)
    {
        Forget(person, PassKind.Link);
        state.Note(Now, by, "link", null, person.Email);
        return Add(PassKind.Link, by, LinkLife, person.Id);
    }

    /// <summary>Makes new recovery codes; those from before are good no longer.</summary>
    public IReadOnlyList<string> Codes(PersonRow person)
    {
        Forget(person, PassKind.RecoveryCode);
        state.Note(Now, person.Id, "codes", null, "");
        return [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Secret.Grouped(Add(PassKind.RecoveryCode, person.Id, null, person.Id)))];
    }

    /// <summary>How many recovery codes somebody has left.</summary>
    public int CodesLeft(string person) =>
        state.Passes.Count(pass => pass.PersonId == person && pass.Kind == PassKind.RecoveryCode && pass.Used == null);

    /// <summary>What a secret that somebody typed or followed is.</summary>
    public Pass Find(PassKind kind, string? secret)
    {
        var row = string.IsNullOrWhiteSpace(secret) ? null : state.Passes.Find(Secret.Hash(secret));
        return row is null || row.Kind != kind ? new Pass(PassState.Unknown, null)
            : row.Used is not null ? new Pass(PassState.Used, row)
            : row.Expires <= Now ? new Pass(PassState.Expired, row)
            : new Pass(PassState.Good, row);
    }

    /// <summary>Uses a secret up. Of two who bring it at once, saving fails for one.</summary>
    public void Use(PassRow pass) => pass.Used = Now;

    /// <summary>Takes away what somebody could still come in by.</summary>
    public void Forget(PersonRow person, params IEnumerable<PassKind> kinds) =>
        state.Passes.RemoveRange(state.Passes.Where(pass => pass.PersonId == person.Id && kinds.Contains(pass.Kind)));

    /// <summary>Takes back the invitations and links that somebody made and nobody has used: who is no admin any more lets nobody in, least
    /// of all themselves.</summary>
    public void TakeBack(string by, PersonRow maker)
    {
        foreach (var invitation in Open().Where(pass => pass.By == maker.Id))
        {
            Withdraw(by, invitation);
        }

        state.Passes.RemoveRange(state.Passes.Where(pass => pass.Kind == PassKind.Link && pass.By == maker.Id && pass.Used == null));
    }

    private string Add(PassKind kind, string by, TimeSpan? life, string? person)
    {
        var (secret, now) = (Secret.Make(), Now);
        state.Passes.Add(
            new PassRow
            {
                Hash = Secret.Hash(secret),
                Kind = kind,
                By = by,
                Made = now,
                Expires = now + life,
                PersonId = person,
            }
        );
        return secret;
    }
}
