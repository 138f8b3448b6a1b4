using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store.Rows;

/// <summary>
/// An event as it stands in the store: what it is selected and listed by, and beside it the whole of it as one document.
/// <see cref="Ordinal"/> numbers the events from 0 in day order (earliest day, then the order within the day, then the id); events whose
/// earliest day is open come first, withdrawn events have no ordinal. The lists are indexes over the document, for questions across events;
/// pages and formats take the event itself (<see cref="RecordedEvent"/>).
/// </summary>
public sealed class EventRow
{
    public required string Id { get; init; }
    public required int? Ordinal { get; init; }
    public required EdtfDate Date { get; init; }
    public required DateOnly? Earliest { get; init; }
    public required DateOnly? Latest { get; init; }
    public required EdtfDate? InForce { get; init; }
    public required EventKind Kind { get; init; }
    public required Standing Standing { get; init; }
    public required string? PhaseId { get; init; }
    public PhaseRow? Phase { get; set; }
    public required DateOnly Added { get; init; }
    public required DateOnly? KnownFrom { get; init; }
    public required DateOnly? WithdrawnOn { get; init; }
    public required LocalizedText Title { get; init; }

    /// <summary>All that its file says of it.</summary>
    public required Event Document { get; init; }

    /// <summary>The narrative as sanitised HTML, made when the store was built.</summary>
    public required LocalizedText? NarrativeHtml { get; init; }

    public List<TermRow> Terms { get; init; } = [];
    public List<CitationRow> Citations { get; init; } = [];
    public List<DisputeRow> Disputes { get; init; } = [];
    public List<RelationRow> Relations { get; init; } = [];
    public List<RelationRow> RelatedFrom { get; init; } = [];
    public List<ChangeRow> Changes { get; init; } = [];
}

/// <summary>That a stance on an issue was stated at an event.</summary>
public sealed class TermRow
{
    public required string EventId { get; init; }
    public required int Place { get; init; }
    public required string IssueId { get; init; }
}

/// <summary>That an event cites a document.</summary>
public sealed class CitationRow
{
    public required string EventId { get; init; }
    public EventRow Event { get; set; } = null!;
    public required int Place { get; init; }
    public required string SourceId { get; init; }
    public SourceRow Source { get; set; } = null!;
}

/// <summary>That the sources of an event differ on a point.</summary>
public sealed class DisputeRow
{
    public required string EventId { get; init; }
    public EventRow Event { get; set; } = null!;
    public required int Place { get; init; }
    public required DifferenceAbout About { get; init; }
    public List<DisputeReportRow> Reports { get; init; } = [];
}

/// <summary>What one source says otherwise.</summary>
public sealed class DisputeReportRow
{
    public required string EventId { get; init; }
    public required int DisputePlace { get; init; }
    public required int Place { get; init; }
    public required string SourceId { get; init; }
    public SourceRow Source { get; set; } = null!;
    public required string Value { get; init; }
    public required DifferenceCause Why { get; init; }
}

/// <summary>How one event stands to another.</summary>
public enum RelationKind
{
    RespondsTo,
    Revises,
    PartOf,
}

/// <summary><see cref="EventId"/> answers, revises or is part of <see cref="TargetId"/>.</summary>
public sealed class RelationRow
{
    public required string EventId { get; init; }
    public EventRow Event { get; set; } = null!;
    public required RelationKind Kind { get; init; }
    public required string TargetId { get; init; }
    public EventRow Target { get; set; } = null!;
}

/// <summary>A correction of an event.</summary>
public sealed class ChangeRow
{
    public required string EventId { get; init; }
    public EventRow Event { get; set; } = null!;

    /// <summary>Its place among the event's corrections from 0, the one told first, because another may come on top at any time.</summary>
    public required int Place { get; init; }
    public required DateOnly On { get; init; }
    public required LocalizedText What { get; init; }
}

/// <summary>An id under which an event was published before.</summary>
public sealed class FormerIdRow
{
    public required string Id { get; init; }
    public required string EventId { get; init; }
}

/// <summary>What the store says of itself: the dataset's hash, how far the record reaches, the builder's version.</summary>
public sealed class AboutRow
{
    public required string Key { get; init; }
    public required string Value { get; init; }
}

/// <summary>Which events have a value of a facet: bit n is the event with ordinal n.</summary>
public sealed class BitmapRow
{
    public required string Facet { get; init; }
    public required string Value { get; init; }

    /// <summary>How many bits are set.</summary>
    public required int Count { get; init; }

    public required byte[] Bits { get; init; }
}
