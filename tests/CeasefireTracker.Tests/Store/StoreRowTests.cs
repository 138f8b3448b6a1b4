using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Tests.Store;

/// <summary>What is read column by column is what EF Core reads of the same store by its model.</summary>
public sealed class StoreRowTests(RecordStore record) : IClassFixture<RecordStore>
{
    private readonly OpenStore store = record.Store;

    [Fact]
    public void Whole_events_are_what_the_model_reads()
    {
        using var context = store.Context();
        var read = ByTheModel(context).Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal).ToList();

        Assert.All(read.Zip(new TimelineQuery(store).Fetch([.. read.Select(e => e.Ordinal!.Value)])), pair => Assert.Equal(Told(pair.First), Told(pair.Second)));
    }

    [Fact]
    public void A_withdrawn_event_is_what_the_model_reads()
    {
        using var small = new SmallRecord();
        small.Replace(SmallRecord.Answer, "\n---\n", "\nwithdrawn: { date: \"2025-04-01\", why: { en: Told twice., ja: 重複していた。 } }\n---\n");
        var own = small.Open();
        using var context = own.Context();

        Assert.Equal(Told(ByTheModel(context).Single(e => e.Id == "conditional-answer")), Told(new TimelineQuery(own).Find("conditional-answer")!));
    }

    [Fact]
    public void Every_table_that_belongs_to_an_event_is_compared()
    {
        using var context = store.Context();

        Assert.Equal(
            ["Actors", "Changes", "Citations", "Disputes", "Facts", "Phase", "RelatedFrom", "Relations", "Terms"],
            context.Model.FindEntityType(typeof(EventRow))!.GetNavigations().Select(part => part.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_vocabulary_is_what_the_model_reads()
    {
        using var context = store.Context();
        var vocabulary = store.Vocabulary;

        Assert.Equal(context.Actors.Include(actor => actor.SpeaksFor).Include(actor => actor.Offices).OrderBy(actor => actor.Place).AsEnumerable().SelectMany(Told), vocabulary.Actors.Values.SelectMany(Told));
        Assert.Equal(context.Issues.Include(issue => issue.Options.OrderBy(option => option.Place)).OrderBy(issue => issue.Place).AsEnumerable().SelectMany(Told), vocabulary.Issues.Values.SelectMany(Told));
        Assert.Equal(context.Publishers.OrderBy(publisher => publisher.Id).AsEnumerable().Select(Columns), vocabulary.Publishers.Values.Select(Columns));
        Assert.Equal(context.Phases.OrderBy(phase => phase.Place).AsEnumerable().Select(Columns), vocabulary.Phases.Values.Select(Columns));
        Assert.Equal(context.Glossary.OrderBy(word => word.Place).AsEnumerable().Select(Columns), vocabulary.Glossary.Select(Columns));
        Assert.Equal(context.Symmetry.OrderBy(row => row.Place).AsEnumerable().Select(Columns), vocabulary.Symmetry.Select(Columns));
    }

    private static IQueryable<EventRow> ByTheModel(TrackerContext context) => context.Events
        .Include(e => e.Phase)
        .Include(e => e.Actors.OrderBy(part => part.Place)).ThenInclude(part => part.Actor).ThenInclude(actor => actor.SpeaksFor)
        .Include(e => e.Actors).ThenInclude(part => part.Actor).ThenInclude(actor => actor.Offices)
        .Include(e => e.Terms.OrderBy(term => term.Place))
        .Include(e => e.Facts.OrderBy(fact => fact.Place))
        .Include(e => e.Citations.OrderBy(citation => citation.Place)).ThenInclude(citation => citation.Source).ThenInclude(source => source.Publisher)
        .Include(e => e.Citations).ThenInclude(citation => citation.Source).ThenInclude(source => source.Origin)
        .Include(e => e.Disputes.OrderBy(dispute => dispute.Place)).ThenInclude(dispute => dispute.Reports.OrderBy(report => report.Place))
            .ThenInclude(report => report.Source).ThenInclude(source => source.Publisher)
        .Include(e => e.Disputes).ThenInclude(dispute => dispute.Reports).ThenInclude(report => report.Source).ThenInclude(source => source.Origin)
        .Include(e => e.Disputes).ThenInclude(dispute => dispute.Reports).ThenInclude(report => report.ReportedEvent)
        .Include(e => e.Relations).ThenInclude(relation => relation.Target)
        .Include(e => e.RelatedFrom).ThenInclude(relation => relation.Event)
        .Include(e => e.Changes.OrderBy(change => change.Place));

    private static IEnumerable<string> Told(EventRow e) =>
    [
        Columns(e), Columns(e.Phase),
        .. e.Actors.SelectMany(part => Told(part.Actor).Prepend(Columns(part))),
        .. e.Terms.Select(term => Columns(term) + term.Event.Id),
        .. e.Facts.Select(Columns),
        .. e.Citations.SelectMany(citation => Told(citation.Source).Prepend(Columns(citation) + citation.Event.Id)),
        .. e.Disputes.Select(dispute => Columns(dispute) + dispute.Event.Id),
        .. e.Disputes.SelectMany(dispute => dispute.Reports).SelectMany(report => Told(report.Source).Prepend(Columns(report)).Append(Columns(report.ReportedEvent))),
        .. e.Relations.Select(relation => Columns(relation) + relation.Event.Id + Columns(relation.Target)).Order(StringComparer.Ordinal),
        .. e.RelatedFrom.Select(relation => Columns(relation) + relation.Target.Id + Columns(relation.Event)).Order(StringComparer.Ordinal),
        .. e.Changes.Select(change => Columns(change) + change.Event.Id),
    ];

    private static IEnumerable<string> Told(ActorRow actor) => [Columns(actor), .. actor.SpeaksFor.Select(Columns), .. actor.Offices.Select(Columns)];

    private static IEnumerable<string> Told(SourceRow source) => [Columns(source), Columns(source.Publisher), Columns(source.Origin)];

    private static IEnumerable<string> Told(IssueRow issue) => [Columns(issue), .. issue.Options.Select(Columns)];

    /// <summary>Every column of a row by its name; other rows are no columns.</summary>
    private static string Columns(object? row) => row is null ? "none" : string.Join(" | ", row.GetType().GetProperties()
        .Where(column => !(column.PropertyType.IsGenericType ? column.PropertyType.GetGenericArguments()[0] : column.PropertyType).Name.EndsWith("Row", StringComparison.Ordinal))
        .Select(column => $"{column.Name}: {(column.GetValue(row) is List<string> list ? string.Join("; ", list) : column.GetValue(row))}"));
}
