using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>All drafts: how they are begun, typed in, saved and handed on.</summary>
public sealed class DraftBook(DeskContext state, LiveRecord record, TimeProvider clock)
{
    /// <summary>The moment, in UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The day on which something is written.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>Begins a draft with something typed and nothing saved; in a transaction that is open, as a part of it.</summary>
    public DraftRow Begin(Person person, DraftContent content) => Begin(person, content, null, []);

    /// <summary>Begins a draft that takes back what another one published.</summary>
    /// <returns>Null where there is nothing that can be taken back.</returns>
    public DraftRow? BeginUndo(Person person, DraftRow published)
    {
        var (content, clashes) = Undo.Of(record.Now(), Latest(published), Today);
        return content.Parts.Count == 0 ? null : Begin(person, content, published.Id, clashes);
    }

    /// <summary>The names of what the other published and this draft does not take back; none if it takes back none.</summary>
    public IReadOnlyList<string> NotTakenBack(DraftRow draft, DraftContent content, Language language) =>
        draft.Undoes is { } id && Find(id) is { } published ? Undo.Left(Latest(published), content, language) : [];

    private DraftRow Begin(Person person, DraftContent content, int? undoes, IReadOnlyList<PartClash> clashes)
    {
        var draft = new DraftRow
        {
            Author = person.Id,
            Opened = Now,
            Changed = Now,
            Undoes = undoes,
        };
        using var transaction = state.Database.CurrentTransaction is null ? state.Database.BeginTransaction() : null;
        state.Drafts.Add(draft);
        state.SaveChanges();
        state.Note(Now, person.Id, "begin", draft.Id, "");
        Type(draft, person, content, 0, clashes);
        transaction?.Commit();
        return draft;
    }

    /// <summary>Begins a draft of something new.</summary>
    public DraftRow Begin(Person person, PartKind kind) =>
        Begin(person, DraftContent.Empty.Add(kind, null, kind.Blank(record.Now(), Today), null));

    /// <summary>Begins a draft that corrects what the record has under an id; null if it has nothing there.</summary>
    public DraftRow? Correct(Person person, PartKind kind, string id) =>
        kind.Find(record.Now(), id) is { } known
            ? Begin(person, DraftContent.Empty.Add(kind, known["id"]?.ToString() ?? id, known, known))
            : null;

    /// <summary>The draft with a number; null if there is none.</summary>
    public DraftRow? Find(int id)
    {
        var draft = state.Drafts.Find(id);
        if (draft is not null)
        {
            draft.Writers = [.. state.Revisions.Where(revision => revision.DraftId == id).Select(revision => revision.Who).Distinct()];
        }

        return draft;
    }

    /// <summary>What a revision says; nothing before the first.</summary>
    public DraftContent Revision(DraftRow draft, int number) =>
        state.Revisions.Find(draft.Id, number) is { } revision ? DraftContent.Read(revision.Content) : DraftContent.Empty;

    /// <summary>What the newest revision says.</summary>
    public DraftContent Latest(DraftRow draft) => Revision(draft, draft.Latest);

    /// <summary>The draft as somebody left it.</summary>
    public WorkingCopy Open(DraftRow draft, Person person) =>
        state.Typed.Find(draft.Id, person.Id) is { } typed
            ? new WorkingCopy(DraftContent.Read(typed.Content), typed.Base, true, Clashes(typed))
            : new WorkingCopy(Latest(draft), draft.Latest, false, []);

    /// <summary>Who else has typed something that is not saved.</summary>
    public IReadOnlyList<string> Others(DraftRow draft, Person person) =>
        [.. state.Typed.Where(typed => typed.DraftId == draft.Id && typed.Who != person.Id).Select(typed => typed.Who)];

    /// <summary>Keeps what somebody typed, though it is not saved; with it what was typed in another tab at this very moment.</summary>
    /// <param name="number">The revision that it was typed upon.</param>
    /// <param name="clashes">What others wrote in the same places; null: as it was.</param>
    public void Type(DraftRow draft, Person person, DraftContent content, int number, IReadOnlyList<PartClash>? clashes = null)
    {
        var typed = state.Typed.Find(draft.Id, person.Id);
        var was = typed is null ? Revision(draft, number) : DraftContent.Read(typed.Content);
        if (typed is null)
        {
            typed = new TypedRow
            {
                DraftId = draft.Id,
                Who = person.Id,
                Content = "",
            };
            state.Typed.Add(typed);
        }

        (typed.Base, typed.At, typed.Content) = (number, Now, content.Write());
        if (clashes is not null)
        {
            typed.Clashes = clashes.Count == 0 ? null : JsonSerializer.Serialize(clashes);
        }

        try
        {
            state.SaveChanges();
        }
        catch (DbUpdateException e) when (!StorageFault.Is(e) && e.Entries is [{ Entity: TypedRow }])
        {
            state.Entry(typed).State = EntityState.Detached;
            if (state.Typed.Find(draft.Id, person.Id) is not { } other)
            {
                Type(draft, person, content, number, clashes);
                return;
            }

            var (merged, more) = Rebase.OnRevision(was, content, DraftContent.Read(other.Content), null);
            Type(draft, person, merged, other.Base, [.. clashes ?? Clashes(other), .. more]);
        }
    }

    /// <summary>Shows somebody where the record moved on in the places of the newest revision, beside what they typed themselves.</summary>
    /// <param name="onRecord">The newest revision upon the record.</param>
    public void Show(DraftRow draft, Person person, DraftContent onRecord, IReadOnlyList<PartClash> clashes)
    {
        var working = Open(draft, person);
        var (content, more) = Rebase.OnRevision(Revision(draft, working.Base), working.Content, onRecord, null);
        Type(draft, person, content, draft.Latest, [.. After(clashes, onRecord, content), .. more]);
    }

    /// <summary>Puts in a part that nobody has filled in yet.</summary>
    /// <returns>Its number.</returns>
    public int Add(DraftRow draft, Person person, PartKind kind)
    {
        var working = Open(draft, person);
        var content = working.Content.Add(kind, null, kind.Blank(record.Now(), Today), null);
        Type(draft, person, content, working.Base);
        return content.Parts[^1].Key;
    }

    /// <summary>Takes out a part.</summary>
    public void TakeOut(DraftRow draft, Person person, int part)
    {
        var working = Open(draft, person);
        IReadOnlyList<DraftPart> left = [.. working.Content.Parts.Where(other => other.Key != part)];
        Type(draft, person, working.Content with { Parts = left }, working.Base);
    }

    /// <summary>Keeps what readers shall be told, and makes a revision of it.</summary>
    /// <inheritdoc cref="Save" path="/returns"/>
    public bool Tell(DraftRow draft, Person person, LocalizedText told, string why)
    {
        var working = Open(draft, person);
        Type(draft, person, working.Content with { Told = told }, working.Base);
        return Save(draft, person, why);
    }

    /// <summary>Forgets what somebody typed since the newest revision.</summary>
    public void Forget(DraftRow draft, Person person)
    {
        if (state.Typed.Find(draft.Id, person.Id) is { } typed)
        {
            state.Typed.Remove(typed);
            state.SaveChanges();
        }
    }

    /// <summary>Forgets what somebody typed since the newest revision; a draft of their own goes with it if that was all of it.</summary>
    /// <returns>True if the draft is gone.</returns>
    public bool ThrowAway(DraftRow draft, Person person)
    {
        Forget(draft, person);
        if (draft is not { Latest: 0, State: DraftState.Draft } || draft.Author != person.Id || Others(draft, person).Count > 0)
        {
            return false;
        }

        Move(draft, person, DraftState.Dropped, "drop", "");
        return true;
    }

    /// <summary>
    /// Makes a revision of what somebody typed, with what others wrote meanwhile. Where both wrote in one place nothing is saved: both are
    /// shown, and the next save is for what stands then.
    /// </summary>
    /// <returns>True if it is saved; false if there are clashes to look at.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody saved at this very moment.</exception>
    public bool Save(DraftRow draft, Person person, string why)
    {
        var working = Open(draft, person);
        var (content, clashes) = Merged(draft, working);
        if (clashes.Count > 0)
        {
            Type(draft, person, content with { Why = why }, draft.Latest, clashes);
            return false;
        }

        content = content.Pruned();
        if (content.Write() != Latest(draft).Write())
        {
            Add(draft, person.Id, why, content);
        }

        Forget(draft, person);
        state.SaveChanges();
        return true;
    }

    /// <summary>Adds a revision; it is kept when the changes are saved.</summary>
    /// <param name="who">The id of who wrote it.</param>
    public void Add(DraftRow draft, string who, string why, DraftContent content)
    {
        why = PlainText.Line(why);
        draft.Latest++;
        draft.Changed = Now;
        state.Revisions.Add(
            new RevisionRow
            {
                DraftId = draft.Id,
                Number = draft.Latest,
                Who = who,
                At = Now,
                Why = why,
                Content = content.Write(),
            }
        );
        state.Note(Now, who, "save", draft.Id, why);
    }

    /// <summary>Makes somebody the author of what a program handed in.</summary>
    /// <returns>False if somebody else was quicker.</returns>
    public bool TakeUp(DraftRow draft, Person person)
    {
        using var transaction = state.Database.BeginTransaction();
        var taken = state
            .Drafts.Where(row => row.Id == draft.Id && row.Author == draft.Author && row.State == draft.State)
            .ExecuteUpdate(row => row.SetProperty(change => change.Author, person.Id).SetProperty(change => change.Changed, Now));
        if (taken == 1)
        {
            state.Note(Now, person.Id, "take-up", draft.Id, "");
            state.SaveChanges();
            transaction.Commit();
        }

        return taken == 1;
    }

    /// <summary>Hands the draft on.</summary>
    /// <param name="what">The act that the log tells.</param>
    public void Move(DraftRow draft, Person person, DraftState to, string what, string detail)
    {
        (draft.State, draft.Changed) = (to, Now);
        state.Note(Now, person.Id, what, draft.Id, detail);
        state.SaveChanges();
    }

    private (DraftContent Content, IReadOnlyList<PartClash> Clashes) Merged(DraftRow draft, WorkingCopy working)
    {
        var (content, clashes) = (working.Content, (IReadOnlyList<PartClash>)[]);
        if (working.Base != draft.Latest)
        {
            var who = state.Revisions.Find(draft.Id, draft.Latest)!.Who;
            (content, clashes) = Rebase.OnRevision(Revision(draft, working.Base), content, Latest(draft), who);
        }

        var (onRecord, others) = Rebase.OnRecord(record.Now(), content);
        return (onRecord, [.. After(clashes, content, onRecord), .. others]);
    }

    // Places move with what they lie in.
    private static IEnumerable<PartClash> After(IEnumerable<PartClash> clashes, DraftContent before, DraftContent after) =>
        clashes
            .Select(clash => before.Part(clash.Part) is { } part && after.SameAs(part) is { } now ? clash.After(part, now.Typed) : clash)
            .OfType<PartClash>();

    // Of a part that was taken out since there is nothing to decide.
    private static IReadOnlyList<PartClash> Clashes(TypedRow typed) =>
        typed.Clashes is { } clashes && DraftContent.Read(typed.Content) is var content
            ?
            [
                .. JsonSerializer
                    .Deserialize<List<PartClash>>(clashes)!
                    .Where(clash => clash.Part == PartClash.OfTold || content.Part(clash.Part) is not null),
            ]
            : [];
}
