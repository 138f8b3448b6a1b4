using System.Globalization;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A kind of record that a draft can hold: how it is found, tried on the record, and written into its files.</summary>
public abstract class PartKind
{
    /// <summary>An event.</summary>
    public static readonly PartKind Event = new EventKindOfPart();

    /// <summary>A document.</summary>
    public static readonly PartKind Source = new ListedKind<Source>(
        "source",
        VocabularyFields.Source,
        source => source.Id,
        dataset => dataset.Sources,
        (dataset, sources) => dataset with { Sources = sources },
        source =>
            source.Published?.Span.Earliest is { } day
                ? FormattableString.Invariant($"data/sources/{day:yyyy}.yml")
                : "data/sources/undated.yml",
        source => source.File
    );

    /// <summary>Somebody of the talks.</summary>
    public static readonly PartKind Actor = new ListedKind<Actor>(
        "actor",
        VocabularyFields.Actor,
        actor => actor.Id,
        dataset => dataset.Actors,
        (dataset, actors) => dataset with { Actors = actors },
        _ => "data/actors.yml"
    );

    /// <summary>Who publishes documents.</summary>
    public static readonly PartKind Publisher = new ListedKind<Publisher>(
        "publisher",
        VocabularyFields.Publisher,
        publisher => publisher.Id,
        dataset => dataset.Publishers,
        (dataset, publishers) => dataset with { Publishers = publishers },
        _ => "data/publishers.yml"
    );

    /// <summary>A question on which stances are taken.</summary>
    public static readonly PartKind Issue = new ListedKind<Issue>(
        "issue",
        VocabularyFields.Issue,
        issue => issue.Id,
        dataset => dataset.Issues,
        (dataset, issues) => dataset with { Issues = issues },
        _ => "data/issues.yml"
    );

    /// <summary>A chapter of the record.</summary>
    public static readonly PartKind Phase = new ListedKind<Phase>(
        "phase",
        VocabularyFields.Phase,
        phase => phase.Id,
        dataset => dataset.Phases,
        (dataset, phases) => dataset with { Phases = phases },
        _ => "data/phases.yml"
    );

    /// <summary>A word that is explained.</summary>
    public static readonly PartKind Word = new ListedKind<GlossaryEntry>(
        "word",
        VocabularyFields.GlossaryEntry,
        word => word.Id,
        dataset => dataset.Glossary,
        (dataset, words) => dataset with { Glossary = words },
        _ => "data/glossary.yml"
    );

    /// <summary>What a reader reported, and what came of it.</summary>
    public static readonly PartKind Report = new ListedKind<ReaderReport>(
        "report",
        ReportFields.Report,
        report => report.Id,
        dataset => dataset.Reports,
        (dataset, reports) => dataset with { Reports = reports },
        _ => "data/reports.yml",
        blank: today => new JsonObject { ["settled"] = Text(today) }
    );

    /// <summary>Every kind, the one most wanted first.</summary>
    public static readonly IReadOnlyList<PartKind> All = [Event, Source, Actor, Publisher, Issue, Phase, Word, Report];

    /// <summary>What drafts and addresses call it.</summary>
    public abstract string Name { get; }

    /// <summary>Its fields in the order of the form.</summary>
    public abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>The kind with a name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static PartKind Of(string name) =>
        Find(name) ?? throw new ArgumentOutOfRangeException(nameof(name), name, "No kind has this name.");

    /// <summary>The kind with a name; null if there is none.</summary>
    public static PartKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>What the record says under an id, as somebody would have typed it; null if it has no such record.</summary>
    public abstract JsonObject? Find(RecordVersion record, string id);

    /// <summary>A form that nobody has filled in yet.</summary>
    public virtual JsonObject Blank(RecordVersion record, DateOnly today) => [];

    /// <summary>True if the record has something under an id, or once had.</summary>
    public virtual bool Has(RecordVersion record, string id) => Find(record, id) is not null;

    /// <summary>The dataset with the part in it, as far as it could be read.</summary>
    public abstract TrackerDataset Put(TrackerDataset dataset, DraftPart part, TypedRecord typed, ICollection<Problem> problems);

    /// <summary>Writes the part into its files; what is wrong becomes a problem.</summary>
    public abstract void Write(DraftFiles files, DraftPart part, ICollection<Problem> problems);

    /// <summary>A day as fields have it.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
