using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Events: each in a file of its own, with a second one for the Japanese narrative, and its id in the list of all.</summary>
internal sealed class EventKindOfPart : PartKind
{
    public override string Name => "event";

    // The id first, because everything else is about it, and the narrative under the summary, where readers find it.
    public override IReadOnlyList<Field> Fields { get; } =
    [
        .. EventFields.Line.Where(field => field.Kind == FieldKind.Id),
        .. EventFields.Event.TakeWhile(field => field.Name != "actors"),
        .. EventFields.Line.Where(field => field.Kind != FieldKind.Id),
        .. EventFields.Event.SkipWhile(field => field.Name != "actors"),
    ];

    public override JsonObject? Find(RecordVersion record, string id) => record.Event(id) is { } e ? TypedRecord.Of(e) : null;

    // The first set of the record is the one that most events are in.
    public override JsonObject Blank(RecordVersion record, DateOnly today) =>
        new()
        {
            ["added"] = Text(today),
            ["collections"] = new JsonArray([.. record.Dataset.Site.Collections.Take(1).Select(set => JsonValue.Create(set.Id))]),
        };

    public override bool Has(RecordVersion record, string id) =>
        record.Dataset.Register.Home(id) is not null || record.Dataset.Published.Any(published => published.Id == id);

    public override TrackerDataset Put(TrackerDataset dataset, DraftPart part, TypedRecord typed, ICollection<Problem> problems)
    {
        var e = part.Into is null ? typed.ReadEvent(Name, problems) : null;
        if (e is null && part.Into is null)
        {
            return dataset;
        }

        var register = new EventRegister();
        foreach (var other in Events("reading"))
        {
            register.Add(other);
        }

        return dataset with
        {
            Read = Events,
            Register = register,
            Published = e is null ? dataset.Published : [.. dataset.Published, new PublishedId(e.Id, 0)],
            Leads = [.. dataset.Leads.Where(lead => lead.Id != e?.Id)],
        };

        IEnumerable<Event> Events(string step) => dataset.Read(step).Where(other => other.Id != part.Was).Concat(e is null ? [] : [e]);
    }

    public override void Write(DraftFiles files, DraftPart part, ICollection<Problem> problems)
    {
        if (new TypedRecord(part.Typed).ReadEvent(Name, problems) is not { } e)
        {
            return;
        }

        var old = FileOf(files.Record, part.Was);
        if (old is not null && RecordVersion.IsLines(old))
        {
            problems.Add(
                new Problem(old, 0, "lines", $"'{part.Was}' is a line of {old}; the desk writes events that have files of their own.")
            );
            return;
        }

        if (part.Into is not null)
        {
            TakeAway(files, old);
            return;
        }

        var (path, was) = (
            EventText.PathOf(e),
            old is null ? null : new EventTexts(files.Text(old)!, files.Text(EventText.JapanesePathOf(old)))
        );
        if (EventText.Write(was, e, problems) is not { } texts)
        {
            return;
        }

        if (old is not null && old != path)
        {
            TakeAway(files, old);
        }

        files.Put(path, texts.English);
        files.Put(EventText.JapanesePathOf(path), texts.Japanese);
        const string Ids = "data/published.txt";
        files.Put(Ids, PublishedIds.Add(files.Text(Ids) ?? "", e.Id));
        LeadGoes(files, e.Id, problems);
    }

    // A lead has done its work when the event of its id is there.
    private static void LeadGoes(DraftFiles files, string id, ICollection<Problem> problems)
    {
        const string Leads = "data/leads.yml";
        if (
            files.Record.Dataset.Leads.Any(lead => lead.Id == id)
            && files.Text(Leads) is { } text
            && ListText.Read(text, Leads, LeadFields.Lead, problems) is { } leads
            && ListText.Write(text, Leads, LeadFields.Lead, [.. leads.Where(lead => lead.Id != id)], problems) is { } written
        )
        {
            files.Put(Leads, written);
        }
    }

    // Not the file of another event that has the id among its former ones.
    private static string? FileOf(RecordVersion record, string? id) =>
        id is not null && record.Event(id) is { } e && e.Id == id ? e.File : null;

    private static void TakeAway(DraftFiles files, string? path)
    {
        if (path is not null)
        {
            files.Put(path, null);
            files.Put(EventText.JapanesePathOf(path), null);
        }
    }
}
