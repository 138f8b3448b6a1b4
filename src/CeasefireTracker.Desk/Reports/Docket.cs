using System.Globalization;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Reports;

/// <summary>What readers reported: how it comes in, is answered or set aside, and goes. The log tells every act by the report's number
/// and says nothing of the reader.</summary>
public sealed class Docket(DeskContext state, DeskOptions options, LiveRecord record, DraftBook book, TimeProvider clock)
{
    /// <summary>How many may wait for an answer; while so many do, no more are taken.</summary>
    public const int MostWaiting = 500;

    /// <summary>The most characters of a reason.</summary>
    public const int MostOfReason = 500;

    // Who did what the program does by itself.
    private const string Desk = "desk";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>How many wait for an answer.</summary>
    public int Waiting => state.Reports.Count(report => report.State == ReportState.Open);

    /// <summary>True if no more are taken.</summary>
    public bool IsFull => Waiting >= MostWaiting;

    /// <summary>Those that wait, the longest first.</summary>
    public IReadOnlyList<ReportRow> Open() =>
        [.. state.Reports.Where(report => report.State == ReportState.Open).OrderBy(report => report.Id)];

    /// <summary>Those that were decided on and are still kept, the newest first.</summary>
    public IReadOnlyList<ReportRow> Decided() =>
        [.. state.Reports.Where(report => report.State != ReportState.Open).OrderByDescending(report => report.Id)];

    /// <summary>The report with a number; null if there is none, or none any more.</summary>
    public ReportRow? Find(int id) => state.Reports.Find(id);

    /// <summary>Keeps what a reader sent.</summary>
    public void Take(SentReport sent, Language language)
    {
        state.Reports.Add(
            new ReportRow
            {
                At = Now,
                Due = Now.AddDays(options.ReportDays),
                Language = language.Text(),
                Page = sent.Page,
                What = sent.What,
                Source = sent.Source,
                Reply = sent.Reply.Length == 0 ? null : sent.Reply,
            }
        );
        state.SaveChanges();
    }

    /// <summary>The id of the event that a report is about; null if it is about none of the record.</summary>
    public string? EventOf(ReportRow report) =>
        EventAddress.IdIn(report.Page) is var id && record.Now().Dataset.Register.Home(id) is not null ? id : null;

    /// <summary>True if a draft that answers it is under way.</summary>
    public bool HasDraft(ReportRow report) => UnderWay(report) is not null;

    /// <summary>Begins the draft of an answer, with the event if it is to be corrected too, unless somebody was quicker.</summary>
    public Task<Begun> Answer(int id, Person person, bool corrects)
    {
        var now = record.Now();
        return state.Decide(() =>
            Find(id) is not { State: ReportState.Open } report ? Begun.Nothing
            : UnderWay(report) is { } begun ? Begun.Of(begun)
            : Begun.Of(Begin(report, person, now, corrects))
        );
    }

    /// <summary>What was typed, as a reason that the log keeps; null if it is none.</summary>
    public static string? Reason(string? typed) => PlainText.Of(typed) is { Length: > 0 and <= MostOfReason } why ? why : null;

    /// <summary>Decides that reports get no answer.</summary>
    /// <returns>How many of them nobody else had decided on.</returns>
    public Task<int> SetAside(IReadOnlyCollection<int> ids, Person person, string reason) =>
        state.Decide(() =>
        {
            var open = state.Reports.Where(report => ids.Contains(report.Id) && report.State == ReportState.Open).ToList();
            foreach (var report in open)
            {
                (report.State, report.Reason, report.Reply) = (ReportState.SetAside, reason, null);
                Note(person.Id, "report-aside", report, reason);
            }

            return open.Count;
        });

    /// <summary>Takes that back.</summary>
    public Task<bool> Reopen(int id, Person person) =>
        state.Decide(() =>
        {
            if (Find(id) is not { State: ReportState.SetAside } report)
            {
                return false;
            }

            (report.State, report.Reason) = (ReportState.Open, null);
            Note(person.Id, "report-reopen", report, "");
            return true;
        });

    /// <summary>Deletes the address to answer to.</summary>
    public Task<bool> Forget(int id, Person person) =>
        state.Decide(() =>
        {
            if (Find(id) is not { Reply: not null } report)
            {
                return false;
            }

            report.Reply = null;
            Note(person.Id, "report-forget", report, "");
            return true;
        });

    /// <summary>A draft in which each new answer says the day and how many other reports waited then.</summary>
    public DraftContent Counted(DraftContent content, int draft, DateOnly today)
    {
        var waiting = state.Reports.Count(report => report.State == ReportState.Open && report.DraftId != draft);
        foreach (var part in content.Parts.Where(part => part.Kind == PartKind.Report.Name && part.Was is null).ToList())
        {
            var typed = (JsonObject)part.Typed.DeepClone();
            typed["settled"] = PartKind.Text(today);
            typed["waiting"] = waiting.ToString(CultureInfo.InvariantCulture);
            content = content.With(part with { Typed = typed });
        }

        return content;
    }

    /// <summary>Notes that an answer is published; it is kept when the changes are saved.</summary>
    public void Published(int draft, DraftContent content)
    {
        if (content.Parts.Any(part => part.Kind == PartKind.Report.Name))
        {
            foreach (var report in state.Reports.Where(report => report.DraftId == draft))
            {
                (report.State, report.Reply) = (ReportState.Settled, null);
            }
        }
    }

    /// <summary>Deletes what has been kept long enough, and overwrites what was deleted since the last time.</summary>
    public async Task Sweep(CancellationToken stop)
    {
        var now = Now;
        // Another desk on the same database has the same day.
        if (await state.Reports.AnyAsync(report => report.Due <= now, stop))
        {
            await state.Decide(() =>
            {
                var due = state.Reports.Where(report => report.Due <= now).ToList();
                due.ForEach(report => state.Note(now, Desk, "report-due", null, Number(report)));
                state.Reports.RemoveRange(due);
                return due.Count;
            });
        }

        await state.Overwrite(stop);
    }

    private DraftRow? UnderWay(ReportRow report) =>
        report.DraftId is { } id && state.Drafts.Find(id) is { State: not (DraftState.Dropped or DraftState.Published) } draft
            ? draft
            : null;

    private DraftRow Begin(ReportRow report, Person person, RecordVersion now, bool corrects)
    {
        var typed = PartKind.Report.Blank(now, book.Today);
        var content = DraftContent.Empty;
        if (EventOf(report) is { } id)
        {
            typed["events"] = new JsonArray(id);
            if (corrects && PartKind.Event.Find(now, id) is { } known)
            {
                content = content.Add(PartKind.Event, known["id"]!.ToString(), known, known);
            }
        }

        var draft = book.Begin(person, content.Add(PartKind.Report, null, typed, null));
        report.DraftId = draft.Id;
        Note(person.Id, "report-answer", report, "", draft.Id);
        return draft;
    }

    private void Note(string who, string what, ReportRow report, string detail, int? draft = null) =>
        state.Note(Now, who, what, draft, detail.Length == 0 ? Number(report) : $"{Number(report)}: {detail}");

    private static string Number(ReportRow report) => report.Id.ToString(CultureInfo.InvariantCulture);
}
