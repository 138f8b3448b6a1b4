using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Import;

/// <summary>Drafts of the desk, one an event. By which row each came is an act of the log, so that a row that comes again is known also
/// when its draft was changed, published or dropped.</summary>
/// <param name="file">What the file is called, or the program that sent it.</param>
/// <param name="why">The key of the words that each first revision gives as its reason.</param>
public sealed class DraftTarget(DeskContext state, DraftBook book, Person person, string file, string why = "import.why") : ImportTarget
{
    private const string Act = "import";
    private const string Joint = " · ";

    private int last;

    /// <remarks>In a transaction that is open, as a part of it: then nobody else may bring anything meanwhile.</remarks>
    public override IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    )
    {
        // Two who bring the same file at once would each find it new.
        using var alone = state.Database.CurrentTransaction is null ? state.Alone().GetAwaiter().GetResult() : null;
        CatchUp();
        var rows = candidates.Where(pair => Noted(pair.Candidate.Key) is null).Select(pair => (pair.Candidate, Draft: Begun())).ToList();
        state.SaveChanges();
        foreach (var (candidate, draft) in rows)
        {
            var content = candidate.Sources.Aggregate(
                Brought(DraftContent.Empty, PartKind.Event, candidate.Event),
                (all, source) => Brought(all, PartKind.Source, source)
            );
            var from = $"{file}, {candidate.Row.Place}";
            book.Add(draft, person.Id, Dataset.Model.Language.En.Tell(why, from), content);
            state.Note(book.Now, person.Id, Act, draft.Id, string.Join(Joint, candidate.Key, candidate.Id, candidate.Words, from));
        }

        state.SaveChanges();
        alone?.Commit();
        // A thousand drafts are nothing that the next batch has to look through.
        state.ChangeTracker.Clear();
        CatchUp();
        return [.. candidates.Select(pair => Noted(pair.Candidate.Key)!.Value)];

        DraftRow Begun()
        {
            var draft = new DraftRow
            {
                Author = person.Id,
                Opened = book.Now,
                Changed = book.Now,
            };
            state.Drafts.Add(draft);
            return draft;
        }
    }

    private static DraftContent Brought(DraftContent content, PartKind kind, JsonObject typed)
    {
        content = content.Add(kind, null, typed, null);
        return content.With(content.Parts[^1] with { Lacks = Lacking.Of(kind.Fields, typed) });
    }

    protected override void CatchUp()
    {
        foreach (var act in state.Acts.AsNoTracking().Where(act => act.What == Act && act.Id > last).OrderBy(act => act.Id))
        {
            last = act.Id;
            if (act.Detail.Split(Joint) is [var key, var id, var words, ..])
            {
                Note(key, words, id, id, act.DraftId);
            }
        }
    }
}
