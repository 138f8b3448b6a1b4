using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store.Rows;

/// <summary>An actor as it stands in the store. <see cref="Place"/> is its place in the file, from 0.</summary>
public sealed class ActorRow
{
    public required string Id { get; init; }
    public required int Place { get; init; }
    public required ActorKind Kind { get; init; }
    public required bool Party { get; init; }

    /// <summary>The colour of a party; null for everybody else.</summary>
    public required PartyColour? Colour { get; init; }

    public required LocalizedText Name { get; init; }
    public required List<string> Aliases { get; init; }
    public required List<string> Members { get; init; }
    public required string? Wikidata { get; init; }
    public List<MandateRow> SpeaksFor { get; init; } = [];
    public List<OfficeRow> Offices { get; init; } = [];

    /// <summary>Every name in every language.</summary>
    public IEnumerable<string> Names() => Aliases.Prepend(Name.Ja).Prepend(Name.En);
}

/// <summary>A span, inclusive, in which an actor speaks for another; null is open.</summary>
public sealed class MandateRow
{
    public int Id { get; init; }
    public required string ActorId { get; init; }
    public required string For { get; init; }

    /// <summary>In how high an office; null for every one below a minister's.</summary>
    public required Rank? Rank { get; init; }

    public required DateOnly? From { get; init; }
    public required DateOnly? To { get; init; }
}

/// <summary>An office that an actor held, inclusive; null is open.</summary>
public sealed class OfficeRow
{
    public int Id { get; init; }
    public required string ActorId { get; init; }
    public required LocalizedText Title { get; init; }
    public required DateOnly? From { get; init; }
    public required DateOnly? To { get; init; }
}

/// <summary>An issue of the talks.</summary>
public sealed class IssueRow
{
    public required string Id { get; init; }
    public required int Place { get; init; }
    public required LocalizedText Label { get; init; }
    public required LocalizedText Definition { get; init; }
    public required LocalizedText Example { get; init; }
    public List<IssueOptionRow> Options { get; init; } = [];

    /// <summary>The option with this id; every term of a checked dataset names one that exists.</summary>
    public IssueOptionRow Option(string id) =>
        Options.Find(option => option.OptionId == id) ?? throw new KeyNotFoundException($"The issue {Id} has no option {id}.");
}

/// <summary>One answer to an issue.</summary>
public sealed class IssueOptionRow
{
    public required string IssueId { get; init; }
    public required string OptionId { get; init; }
    public required int Place { get; init; }
    public required LocalizedText Label { get; init; }

    /// <summary>The options of other issues on the same matter, <c>issue.option</c>, whichever of the two names the other.</summary>
    public List<string> SeeAlso { get; init; } = [];

    /// <summary>True if it holds several texts, so that each stance on it stands by itself.</summary>
    public bool Several { get; init; }
}

/// <summary>Who publishes documents.</summary>
public sealed class PublisherRow
{
    public required string Id { get; init; }
    public required LocalizedText Name { get; init; }
    public required string? Home { get; init; }
    public required string? StateMedia { get; init; }
}

/// <summary>A document that something on the timeline rests on.</summary>
public sealed class SourceRow
{
    public required string Id { get; init; }
    public required string PublisherId { get; init; }
    public PublisherRow Publisher { get; set; } = null!;
    public required string? Url { get; init; }
    public required LocalizedText? NoUrl { get; init; }
    public required string? Title { get; init; }
    public required LocalizedText? Description { get; init; }
    public required EdtfDate? Published { get; init; }
    public required string Language { get; init; }
    public required Access Access { get; init; }
    public required SourceTier Tier { get; init; }
    public required string? OriginId { get; init; }
    public PublisherRow? Origin { get; set; }
    public required Checked Checked { get; init; }
    public required List<string> Also { get; init; }
    public List<CitationRow> Citations { get; init; } = [];

    /// <summary>All by which a reader looks for it.</summary>
    public IEnumerable<string?> Texts() => [Title, Description?.En, Description?.Ja, Publisher.Name.En, Publisher.Name.Ja, Id];
}

/// <summary>A chapter of the story.</summary>
public sealed class PhaseRow
{
    public required string Id { get; init; }
    public required int Place { get; init; }
    public required EdtfDate Span { get; init; }
    public required LocalizedText Title { get; init; }
    public required LocalizedText Text { get; init; }
    public required List<string> Sources { get; init; }
}

/// <summary>A word of the subject.</summary>
public sealed class GlossaryRow
{
    public required string Id { get; init; }
    public required int Place { get; init; }
    public required LocalizedText Term { get; init; }
    public required LocalizedText Meaning { get; init; }
    public required List<string> Also { get; init; }
}

/// <summary>How much the record holds of one actor (<c>check --report</c>).</summary>
public sealed class SymmetryRow
{
    public required string ActorId { get; init; }
    public required int Place { get; init; }
    public required int Events { get; init; }
    public required int Terms { get; init; }
    public required int Citations { get; init; }
    public required int SingleOrigin { get; init; }

    /// <summary>Documents cited for its stances; of them, those of its own side, and those that are original.</summary>
    public required int Cited { get; init; }
    public required int OwnSide { get; init; }
    public required int Original { get; init; }

    /// <summary>Words that tell what it stated, and of them the doubting ones ("claimed", 主張), in each language.</summary>
    public required int ToldEn { get; init; }
    public required int DoubtedEn { get; init; }
    public required int ToldJa { get; init; }
    public required int DoubtedJa { get; init; }

    /// <summary>Language tags with their number, such as <c>en:12 ja:7</c>, the most frequent first.</summary>
    public required string Languages { get; init; }
}

/// <summary>A place under every spelling in use.</summary>
public sealed class PlaceNameRow
{
    public required string Id { get; init; }
    public required List<string> Spellings { get; init; }
}
