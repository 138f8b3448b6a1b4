using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Disputes;

/// <summary>Puts a dispute of an event into words: what it is about, the value used, and each source's other value.</summary>
public sealed class DisputeWords(Vocabulary vocabulary, Language language)
{
    /// <summary>What the sources differ on, such as "The role of Alexander Lukashenko".</summary>
    public string About(RecordedEvent e, Dispute dispute) =>
        dispute.About switch
        {
            DifferenceAbout.Role => language.Say("dispute.about.role", Actor(dispute.Of!)),
            DifferenceAbout.Term => language.Say(
                "dispute.about.term",
                Term(e, dispute.Of!) is { } term ? term.Detail.In(language).TrimEnd('.', '。') : dispute.Of
            ),
            DifferenceAbout.Fact => language.Say(
                "dispute.about.fact",
                e.Event.Facts.FirstOrDefault(fact => fact.Id == dispute.Of) is { } fact ? fact.What.In(language) : dispute.Of
            ),
            DifferenceAbout.Relation => language.Say("dispute.about.relation." + dispute.Of),
            _ => language.Say("dispute.about." + dispute.About.Text()),
        };

    /// <summary>The value by which the tracker places the event, or that it uses none.</summary>
    public string Placed(RecordedEvent e, Dispute dispute) =>
        dispute.Placed is null ? language.Say("dispute.not-used") : Value(e, dispute, dispute.Placed);

    /// <summary>A value of the dispute, placed or reported.</summary>
    public string Value(RecordedEvent e, Dispute dispute, string value) =>
        dispute.About switch
        {
            _ when value == "none" => language.Say("dispute.none"),
            DifferenceAbout.Date => DateWords.Describe(EdtfDate.Parse(value), language),
            DifferenceAbout.Role => language.Say("role." + value),
            DifferenceAbout.Occurrence => language.Say("standing." + value),
            DifferenceAbout.Term when EnumText.TryParse<Stance>(value, out _) => language.Say("stance." + value),
            DifferenceAbout.Term => Option(e, dispute.Of!, value) ?? (vocabulary.Actors.ContainsKey(value) ? Actor(value) : value),
            DifferenceAbout.Relation => string.Join(
                language.Say("list.and"),
                value.Split(' ').Select(id => e.Named.TryGetValue(id, out var named) ? named.Title.In(language) : id)
            ),
            _ => value,
        };

    /// <summary>All that the dispute says, its event's title among it.</summary>
    public IEnumerable<string> Texts(RecordedEvent e, Dispute dispute) =>
        [
            e.Event.Title.In(language),
            About(e, dispute),
            Placed(e, dispute),
            .. dispute.Reports.SelectMany(report =>
                new[]
                {
                    Value(e, dispute, report.Value),
                    report.Note.In(language),
                    e.Sources[report.Source].Publisher.Name.In(language),
                    language.Say("why." + report.Why.Text()),
                }
            ),
        ];

    private static Term? Term(RecordedEvent e, string id) => e.Event.Terms.FirstOrDefault(term => term.Id == id);

    private string? Option(RecordedEvent e, string termId, string option) =>
        Term(e, termId) is { } term
            ? vocabulary.Issues[term.Issue].Options.Find(other => other.OptionId == option)?.Label.In(language)
            : null;

    private string Actor(string id) => vocabulary.Actors.TryGetValue(id, out var actor) ? actor.Name.In(language) : id;
}
