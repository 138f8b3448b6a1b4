using System.Text.Json;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Publishing;

/// <summary>
/// Publishes drafts. First it is written down what shall be done, then the branch moves, then the files, then the draft counts as
/// published: whoever is stopped between two steps finds, at the next start, either nothing done or the rest to do.
/// </summary>
public sealed class PublishingDesk(
    DeskContext state,
    DraftBook book,
    LiveRecord record,
    PublishedFolder folder,
    OtherDesks others,
    PublishedBranch branch,
    Docket docket,
    PublishingLock publishing,
    Steps steps,
    TimeProvider clock,
    ILogger<PublishingDesk> log
)
{
    /// <summary>Publishes the newest revision of a draft.</summary>
    public Outcome Publish(DraftRow draft, Person reviewer)
    {
        using var held = publishing.Hold();
        if (held is null)
        {
            return new Outcome(Refusal.Busy);
        }

        try
        {
            others.CatchUp();
            return Prepare(draft, reviewer, record.Now());
        }
        catch (Exception e) when (e is GitException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "A draft was not published");
            return new Outcome(Refusal.Git, e.Message);
        }
        catch (UnsureException e)
        {
            log.LogError(e, "Whether a draft is published is not known");
            return new Outcome(Refusal.Unsure, e.Message);
        }
    }

    /// <summary>Ends what was stopped on the way.</summary>
    /// <returns>What could not be ended, by draft, and why; null: another desk is at it.</returns>
    public IReadOnlyList<(DraftRow Draft, string? Why)> Resume()
    {
        // Opened here, because what is wrong with the clone is to be told at the start.
        _ = record.Clone;
        var left = new List<(DraftRow, string?)>();
        using var held = publishing.Hold();
        foreach (var draft in held is null ? [] : state.Drafts.Where(draft => draft.Intent != null).ToList())
        {
            var intent = JsonSerializer.Deserialize<Intent>(draft.Intent!)!;
            if (intent.Desk != record.Desk)
            {
                left.Add((draft, null));
                continue;
            }

            try
            {
                // Without git, files that are neither as they were nor as they shall be are somebody else's by now.
                if (intent.Commit is { } commit ? branch.HasMoved(commit) : folder.ChangedByHand(intent.Changes).Count == 0)
                {
                    Finish(draft, intent);
                }
                else
                {
                    TakeBack(draft, intent);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or GitException)
            {
                log.LogError(e, "A publication could not be ended");
                left.Add((draft, e.Message));
            }
        }

        if (held is not null)
        {
            folder.Sweep();
        }

        return left;
    }

    private Outcome Prepare(DraftRow draft, Person reviewer, RecordVersion now)
    {
        var (content, clashes) = Rebase.OnRecord(now, book.Latest(draft));
        if (clashes.Count > 0)
        {
            book.Show(draft, reviewer, content, clashes);
            return new Outcome(Refusal.Clashes);
        }

        if (Corrections.LacksWords(content))
        {
            return new Outcome(Refusal.NotTold);
        }

        content = docket.Counted(Corrections.Told(content, book.Today), draft.Id, book.Today);
        if (DraftCheck.Of(now, content) is { Count: > 0 } broken)
        {
            return new Outcome(Refusal.Problems, Problems: broken);
        }

        var problems = new List<Dataset.Model.Problem>();
        var files = DraftFiles.Of(now, content, problems);
        if (problems.Count == 0)
        {
            problems.AddRange(CheckAll(files));
        }

        if (problems.Count > 0)
        {
            return new Outcome(Refusal.Problems, Problems: [.. problems.Select(problem => new PlacedProblem(null, "", problem))]);
        }

        if (files.Changes.Count == 0)
        {
            return new Outcome(Refusal.NothingNew);
        }

        return folder.ChangedByHand(files.Changes) is { Count: > 0 } byHand
            ? new Outcome(Refusal.ChangedByHand, string.Join(", ", byHand))
            : Carry(draft, reviewer, now, content, files.Changes);
    }

    private Outcome Carry(DraftRow draft, Person reviewer, RecordVersion now, DraftContent content, IReadOnlyList<FileChange> changes)
    {
        var (author, other) = (state.People.Find(draft.Author)!, state.People.Find(reviewer.Id)!);
        var why = state.Revisions.Find(draft.Id, draft.Latest)?.Why ?? "";
        var commit = record.Clone is { } clone
            ? Commit.Make(clone, now.Name, changes, Commit.Message(draft, content, why, author, other), author, other, clock.GetUtcNow())
            : null;
        var isOther = content.Pruned().Write() != book.Latest(draft).Write();
        if (isOther)
        {
            // What readers are told, and what others published meanwhile: no words of the reviewer's.
            book.Add(draft, draft.Author, why, content.Pruned());
        }

        var intent = new Intent(
            commit,
            commit is null ? null : now.Name,
            changes,
            reviewer.Id,
            record.Desk,
            isOther ? draft.Latest : null
        );
        draft.Intent = JsonSerializer.Serialize(intent);
        state.SaveChanges();
        steps.Done("intended");
        try
        {
            branch.Move(intent);
        }
        catch (GitException)
        {
            TakeBack(draft, intent);
            throw;
        }

        steps.Done("moved");
        try
        {
            Finish(draft, intent);
            return new Outcome(Refusal.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || StorageFault.Is(e))
        {
            log.LogError(e, "A draft is committed and its publication has not ended");
            return new Outcome(Refusal.NotWritten, e.Message);
        }
    }

    /// <summary>Leaves the draft as it was: what it tells readers bears the day on which it is published, and this was none.</summary>
    private void TakeBack(DraftRow draft, Intent intent)
    {
        if (intent.Revision is { } number && number == draft.Latest && state.Revisions.Find(draft.Id, number) is { } row)
        {
            state.Revisions.Remove(row);
            draft.Latest--;
        }

        draft.Intent = null;
        state.SaveChanges();
    }

    private void Finish(DraftRow draft, Intent intent)
    {
        folder.Put(intent.Commit, intent.Changes);
        steps.Done("written");
        (draft.State, draft.Commit, draft.Intent) = (DraftState.Published, intent.Commit, null);
        draft.Changed = clock.GetUtcNow().UtcDateTime;
        docket.Published(draft.Id, book.Latest(draft));
        var isAlone = draft.Author == intent.Reviewer;
        state.Note(draft.Changed, intent.Reviewer, isAlone ? "publish-alone" : "publish", draft.Id, intent.Commit ?? "");
        state.SaveChanges();
    }

    /// <summary>The whole of <c>check</c>, over the files themselves.</summary>
    private IReadOnlyList<Dataset.Model.Problem> CheckAll(DraftFiles files)
    {
        var aside = Directory.CreateTempSubdirectory("desk-check-").FullName;
        try
        {
            files.CopyTo(Path.Combine(aside, "data"));
            return StoreFile.Load(Path.Combine(aside, "data")).Problems;
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }
}
