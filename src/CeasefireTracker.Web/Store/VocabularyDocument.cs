using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The vocabulary as the one text that is read when a store is opened. As a query for each of its tables it would be eleven, which the
/// program would have to work out before it could answer anybody; the tables are there for what joins to them.
/// </summary>
internal sealed record VocabularyDocument(
    List<ActorRow> Actors,
    List<IssueRow> Issues,
    List<PublisherRow> Publishers,
    List<PhaseRow> Phases,
    List<GlossaryRow> Glossary,
    List<PlaceNameRow> PlaceNames,
    List<Lead> Leads,
    List<SourceSeen> Seen,
    List<ReaderReport> Reports,
    List<SymmetryRow> Symmetry,
    List<string> Collections
)
{
    /// <summary>The vocabulary of a dataset, still without what only its events can tell.</summary>
    public static VocabularyDocument Of(TrackerDataset dataset) =>
        new(
            [.. dataset.Actors.Select(Actor)],
            [.. dataset.Issues.Select((issue, place) => Issue(issue, place, SeeAlso(dataset)))],
            [
                .. dataset
                    .Publishers.OrderBy(publisher => publisher.Id, StringComparer.Ordinal)
                    .Select(publisher => new PublisherRow
                    {
                        Id = publisher.Id,
                        Name = publisher.Name,
                        Home = publisher.Home,
                        StateMedia = publisher.StateMedia,
                    }),
            ],
            [
                .. dataset.Phases.Select(
                    (phase, place) =>
                        new PhaseRow
                        {
                            Id = phase.Id,
                            Place = place,
                            Span = phase.Span,
                            Title = phase.Title,
                            Text = phase.Text,
                            Sources = [.. phase.Citations.Select(citation => citation.Source)],
                        }
                ),
            ],
            [
                .. dataset.Glossary.Select(
                    (word, place) =>
                        new GlossaryRow
                        {
                            Id = word.Id,
                            Place = place,
                            Term = word.Term,
                            Meaning = word.Meaning,
                            Also = [.. word.Also],
                        }
                ),
            ],
            [
                .. dataset
                    .PlaceNames.OrderBy(place => place.Id, StringComparer.Ordinal)
                    .Select(place => new PlaceNameRow { Id = place.Id, Spellings = [.. place.Spellings] }),
            ],
            [.. dataset.Leads.OrderByDescending(lead => lead.Date.Span.Latest).ThenBy(lead => lead.Id, StringComparer.Ordinal)],
            [.. dataset.SeenNow().OrderBy(seen => seen.Source, StringComparer.Ordinal)],
            // Of one day, what stands last in the file was published last.
            [.. dataset.Reports.Reverse().OrderByDescending(report => report.Settled)],
            [],
            []
        );

    /// <summary>The rows of its tables.</summary>
    public IEnumerable<object> Rows() => [.. Actors, .. Issues, .. Publishers, .. Phases, .. Glossary, .. PlaceNames, .. Symmetry];

    public string Write() => JsonSerializer.Serialize(this, EventDocument.Shape<VocabularyDocument>());

    /// <exception cref="JsonException">The text is no such document.</exception>
    public static VocabularyDocument Read(string document) =>
        JsonSerializer.Deserialize(document, EventDocument.Shape<VocabularyDocument>())!;

    private static ActorRow Actor(Actor actor, int place) =>
        new()
        {
            Id = actor.Id,
            Place = place,
            Kind = actor.Kind,
            Party = actor.Party,
            Colour = actor.Colour,
            Name = actor.Name,
            Aliases = [.. actor.Aliases],
            Members = [.. actor.Members],
            Wikidata = actor.Wikidata,
            SpeaksFor =
            [
                .. actor.SpeaksFor.Select(mandate => new MandateRow
                {
                    ActorId = actor.Id,
                    For = mandate.For,
                    Rank = mandate.Rank,
                    From = mandate.From,
                    To = mandate.To,
                }),
            ],
            Offices =
            [
                .. actor.Offices.Select(office => new OfficeRow
                {
                    ActorId = actor.Id,
                    Title = office.Title,
                    From = office.From,
                    To = office.To,
                }),
            ],
        };

    private static ILookup<string, string> SeeAlso(TrackerDataset dataset) =>
        dataset
            .Issues.SelectMany(
                issue => issue.Options,
                (issue, option) => (At: new OptionAddress(issue.Id, option.Id).ToString(), option.SeeAlso)
            )
            .SelectMany(option => option.SeeAlso, (option, other) => (option.At, Other: other))
            .SelectMany(pair => new[] { pair, (At: pair.Other, Other: pair.At) })
            .ToLookup(pair => pair.At, pair => pair.Other, StringComparer.Ordinal);

    private static IssueRow Issue(Issue issue, int place, ILookup<string, string> seeAlso) =>
        new()
        {
            Id = issue.Id,
            Place = place,
            Label = issue.Label,
            Definition = issue.Definition,
            Example = issue.Example,
            Options =
            [
                .. issue.Options.Select(
                    (option, optionPlace) =>
                        new IssueOptionRow
                        {
                            IssueId = issue.Id,
                            OptionId = option.Id,
                            Place = optionPlace,
                            Label = option.Label,
                            SeeAlso = [.. seeAlso[new OptionAddress(issue.Id, option.Id).ToString()].Order(StringComparer.Ordinal)],
                            Several = option.Several,
                        }
                ),
            ],
        };
}
