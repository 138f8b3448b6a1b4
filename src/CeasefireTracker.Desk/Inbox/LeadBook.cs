using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>The record's leads, which wait for somebody to read them at their source.</summary>
public sealed class LeadBook(DeskContext state, LiveRecord record, Matches matches, DraftBook book)
{
    private const string Act = "lead-draft";

    /// <summary>All of them, the newest first, with what the record may have of each by now and the newest draft that was begun with it and
    /// not dropped.</summary>
    public IReadOnlyList<(Lead Lead, Match Match, int? Draft)> All()
    {
        var drafts = Drafts();
        var index = matches.Now();
        return
        [
            .. record
                .Now()
                .Dataset.Leads.OrderByDescending(lead => lead.Date.Span.Latest)
                .Select(lead => (lead, index.Of(lead.What.En, lead.What.Ja, lead.Date.Span.Earliest), drafts[lead.Id].LastOrDefault())),
        ];
    }

    /// <summary>Begins a draft of the event that a lead would be, under the lead's id, unless somebody was quicker; when it is published,
    /// the lead goes.</summary>
    /// <returns>Null if there is no such lead.</returns>
    public async Task<Begun?> Draft(string id, Person person)
    {
        var now = record.Now();
        return now.Dataset.Leads.FirstOrDefault(lead => lead.Id == id) is { } lead
            ? await state.Decide(() =>
                Begun.Of(Drafts(id)[id].LastOrDefault() is { } draft ? state.Drafts.Find(draft) : Begin(lead, person, now))
            )
            : null;
    }

    // By lead and by the log, the earliest first; what was dropped counts no longer, and what was published under another id has not
    // taken the lead with it.
    private ILookup<string, int?> Drafts(string? only = null) =>
        (
            from act in state.Acts
            join draft in state.Drafts on act.DraftId equals draft.Id
            where act.What == Act && (only == null || act.Detail == only)
            where draft.State != DraftState.Dropped && draft.State != DraftState.Published
            orderby act.Id
            select new { act.Detail, draft.Id }
        )
            .AsEnumerable()
            .ToLookup(begun => begun.Detail, begun => (int?)begun.Id);

    private DraftRow Begin(Lead lead, Person person, RecordVersion now)
    {
        var typed = PartKind.Event.Blank(now, book.Today);
        typed["id"] = lead.Id;
        typed["date"] = lead.Date.ToString();
        typed["kind"] = lead.Kind.Text();
        typed["summary"] = new JsonObject { ["en"] = lead.What.En, ["ja"] = lead.What.Ja };
        typed["actors"] = new JsonArray([.. lead.Actors.Select(actor => (JsonNode)new JsonObject { ["actor"] = actor })]);
        var content = DraftContent.Empty.Add(PartKind.Event, null, typed, null);
        foreach (var report in lead.Seen)
        {
            if (report.Url is { } url)
            {
                (content, _, _) = Pasting.Into(content, content.Parts[0], now, url, report.Published?.ToString() ?? "");
            }
        }

        var draft = book.Begin(person, content);
        state.Note(book.Now, person.Id, Act, draft.Id, lead.Id);
        return draft;
    }
}
