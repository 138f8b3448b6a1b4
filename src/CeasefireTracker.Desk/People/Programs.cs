using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.People;

/// <summary>A program that may hand in drafts.</summary>
/// <param name="Row">By what drafts and the log name it.</param>
/// <param name="Token">The token that it has now.</param>
/// <param name="IsGood">False if the token is too old.</param>
/// <param name="Used">When it last handed something in, or was refused what it sent; null: never. A token that is too old, or no token at
/// all, is noted nowhere.</param>
public sealed record KnownProgram(PersonRow Row, PassRow Token, bool IsGood, DateTime? Used);

/// <summary>Programs that may hand in drafts and do nothing else: each has a token, of which only the hash is kept. A program is known as
/// people are, without an account, and never counts as one of the two people whom a publication needs. What is given or taken here is kept
/// when the changes are saved.</summary>
public sealed class Programs(DeskContext state, TimeProvider clock)
{
    private const string Prefix = "program:";

    /// <summary>For how many days a token may be good.</summary>
    public static readonly IReadOnlyList<int> Lives = [30, 90, 365];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>True of the id of a program.</summary>
    public static bool Is(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Gives a program a token; an earlier one of the same name is good no longer.</summary>
    /// <returns>The token.</returns>
    public string Give(string by, string name, int days)
    {
        var row = state.People.FirstOrDefault(other => other.Id.StartsWith(Prefix) && other.Name == name);
        if (row is null)
        {
            row = new PersonRow
            {
                Id = $"{Prefix}{Guid.NewGuid():N}",
                Name = name,
                Email = "",
            };
            state.People.Add(row);
        }

        state.Passes.RemoveRange(state.Passes.Where(pass => pass.PersonId == row.Id));
        var token = Secret.Make();
        state.Passes.Add(
            new PassRow
            {
                Hash = Secret.Hash(token),
                Kind = PassKind.Program,
                PersonId = row.Id,
                By = by,
                Made = Now,
                Expires = Now.AddDays(days),
            }
        );
        state.Note(Now, by, "give-token", null, FormattableString.Invariant($"{name}, {Now.AddDays(days):yyyy-MM-dd}"));
        return token;
    }

    /// <summary>Takes a program its token. What it handed in stays.</summary>
    /// <returns>False if it has none.</returns>
    public bool Take(string by, string id)
    {
        if (All().FirstOrDefault(program => program.Row.Id == id) is not { } known)
        {
            return false;
        }

        state.Passes.Remove(known.Token);
        state.Note(Now, by, "take-token", null, known.Row.Name);
        return true;
    }

    /// <summary>Every program that has a token, good or too old, by name.</summary>
    public IReadOnlyList<KnownProgram> All() =>
        [
            .. state
                .Passes.Where(pass => pass.Kind == PassKind.Program)
                .Join(state.People, pass => pass.PersonId, row => row.Id, (pass, row) => new { pass, row })
                .OrderBy(pair => pair.row.Name)
                .AsEnumerable()
                .Select(pair => new KnownProgram(
                    pair.row,
                    pair.pass,
                    pair.pass.Expires > Now,
                    state.Acts.Where(act => act.Who == pair.row.Id).OrderByDescending(act => act.Id).FirstOrDefault()?.At
                )),
        ];

    /// <summary>Whose token it is, and whether it is still good; null if there is no such token.</summary>
    public (PersonRow Row, bool IsGood)? Find(string token) =>
        state.Passes.Find(Secret.Hash(token)) is { Kind: PassKind.Program } pass && state.People.Find(pass.PersonId) is { } row
            ? (row, pass.Expires > Now)
            : null;

    /// <summary>Notes that a program asked in vain, and saves it.</summary>
    /// <param name="status">What it was answered (HTTP).</param>
    public void NoteRefusal(Person program, int status)
    {
        state.Note(Now, program.Id, "hand-in-refused", null, FormattableString.Invariant($"{status}"));
        state.SaveChanges();
    }

    /// <summary>How many of its drafts nobody has taken up.</summary>
    public int Waiting(string id) => state.Drafts.Count(draft => draft.Author == id && draft.State == DraftState.Draft);
}
