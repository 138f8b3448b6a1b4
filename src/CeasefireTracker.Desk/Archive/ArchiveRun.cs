using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Archive;

/// <summary>What was found at one source's address.</summary>
/// <param name="Url">The source's address then.</param>
/// <param name="Found">As <c>seen.yml</c> has it; null if the page was left alone or could not be kept: nothing is recorded.</param>
/// <param name="IsNew">True if a copy was kept now.</param>
/// <param name="Detail">More about it, for editors; may be empty.</param>
public sealed record Looked(string Source, string Url, Sighting? Found, bool IsNew, string Detail);

/// <summary>
/// Looks at the pages that the record cites, one at a time, and records what was found. Nothing leads from a page to another, each is one
/// that somebody read and cited, and a host is asked only so often: what an editor would do by hand, so robots.txt, which is for programs
/// that go from page to page, is not asked. A host that says it has enough is left alone for the rest of the run.
/// </summary>
public sealed class ArchiveRun(
    Fetcher fetcher,
    ArchiveFolder folder,
    LiveRecord record,
    MachineCommit commit,
    DeskOptions options,
    TimeProvider clock
)
{
    private const int MostTries = 30;

    private string NotesFolder => Path.Combine(options.State, "archive.runs");

    /// <summary>The sources to look at: never looked at where they are now, or not since a day.</summary>
    /// <param name="since">Null: those that nobody ever looked at.</param>
    public static IReadOnlyList<Source> Due(TrackerDataset dataset, DateOnly? since)
    {
        var seen = dataset.SeenNow().ToDictionary(seen => seen.Source, seen => seen.Latest.To, StringComparer.Ordinal);
        return
        [
            .. dataset.Sources.Where(source =>
                source.Url is not null && (!seen.TryGetValue(source.Id, out var last) || (since is { } day && last < day))
            ),
        ];
    }

    /// <summary>Looks at the pages and records what was found.</summary>
    /// <param name="who">The id of who set it off.</param>
    /// <param name="told">Told of each page as it was looked at.</param>
    /// <param name="stop">Ends it after the page before; what was found by then is recorded.</param>
    public async Task<(IReadOnlyList<Looked> All, Outcome Outcome)> Run(
        IReadOnlyList<Source> sources,
        string who,
        Action<Looked> told,
        FetchAsk ask,
        CancellationToken stop
    )
    {
        folder.Sweep(clock.GetUtcNow());
        await RecordLeft(who);
        var (all, pace) = (new List<Looked>(), new Pace(options.ArchivePause, clock));
        using var notes = RunNotes.Begin(NotesFolder);
        foreach (var source in InTurn(sources))
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                all.Add(await Look(source, pace, ask, stop));
            }
            catch (OperationCanceledException)
            {
                break;
            }

            notes.Add(all[^1]);
            told(all[^1]);
        }

        return (all, await Record(all, [notes], who));
    }

    /// <summary>Records what runs found that were killed, or could not record it.</summary>
    /// <param name="who">The id of who set this off.</param>
    public async Task<Outcome> RecordLeft(string who)
    {
        var left = RunNotes.Left(NotesFolder);
        try
        {
            return left.Count == 0
                ? new Outcome(Refusal.NothingNew)
                : await Record([.. left.SelectMany(notes => notes.Read()).OrderBy(looked => looked.Found?.To)], left, who);
        }
        finally
        {
            left.ToList().ForEach(notes => notes.Dispose());
        }
    }

    private async Task<Looked> Look(Source source, Pace pace, FetchAsk ask, CancellationToken stop)
    {
        try
        {
            if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var address))
            {
                return Found(source, NoAnswer.NotAllowed.Text(), null, $"'{source.Url}' is no address.");
            }

            var answer = await fetcher.Get(address, pace.Of(ask), stop);
            pace.Heard(answer);
            return answer.Fault is { } fault
                ? Found(source, fault.Text(), null, answer.Detail)
                : Found(
                    source,
                    answer.Status!.Value.ToString(CultureInfo.InvariantCulture),
                    answer.IsPage ? folder.Keep(source, answer) : null,
                    answer.Address == address ? "" : $"It led to {answer.Address}."
                );
        }
        catch (LeftAloneException e)
        {
            return new Looked(source.Id, source.Url!, null, false, e.Message);
        }
        // Whatever it is, it is one page's, and hundreds wait.
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            return new Looked(source.Id, source.Url!, null, false, $"It could not be kept: {e.Message}");
        }
    }

    private Looked Found(Source source, string status, (Copy Copy, bool IsNew)? kept, string detail)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var found = new Sighting(today, today, status, kept?.Copy.Hash, kept?.Copy.TextHash, 0);
        return new Looked(source.Id, source.Url!, found, kept?.IsNew ?? false, detail);
    }

    // Somebody may be publishing; that takes a moment.
    private async Task<Outcome> Record(IReadOnlyList<Looked> all, IReadOnlyList<RunNotes> notes, string who)
    {
        if (all.All(looked => looked.Found is null) && record.Now().Dataset is var now && now.SeenNow().Count == now.Seen.Count)
        {
            notes.ToList().ForEach(one => one.Recorded());
            return new Outcome(Refusal.NothingNew);
        }

        for (var tries = 1; ; tries++)
        {
            var outcome = commit.Publish(SeenFile.Name, (now, problems) => SeenFile.Write(now, all, problems), SeenFile.Message(all), who);
            if (outcome.Refusal is Refusal.None or Refusal.NothingNew or Refusal.NotWritten)
            {
                notes.ToList().ForEach(one => one.Recorded());
            }

            if (outcome.Refusal != Refusal.Busy || tries == MostTries)
            {
                return outcome;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), clock);
        }
    }

    // One page of each host, then the next of each, so that nobody is asked twice in a row while others wait.
    private static IEnumerable<Source> InTurn(IReadOnlyList<Source> sources) =>
        sources
            .GroupBy(source => Uri.TryCreate(source.Url, UriKind.Absolute, out var address) ? address.Host : "")
            .SelectMany(host => host.Select((source, place) => (Source: source, Place: place)))
            .OrderBy(pair => pair.Place)
            .Select(pair => pair.Source);
}
