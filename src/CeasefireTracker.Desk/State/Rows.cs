using System.ComponentModel.DataAnnotations.Schema;

namespace CeasefireTracker.Desk.State;

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>Its author is at work on it.</summary>
    Draft,

    /// <summary>It waits for a reviewer.</summary>
    InReview,

    /// <summary>A reviewer gave it back with a note.</summary>
    Returned,

    /// <summary>Readers have it.</summary>
    Published,

    /// <summary>Nobody goes on with it; it is kept.</summary>
    Dropped,
}

/// <summary>A draft; what it says stands in its revisions.</summary>
public sealed class DraftRow
{
    public int Id { get; set; }

    /// <summary>The id of the person who began it.</summary>
    public required string Author { get; set; }

    public DraftState State { get; set; }

    public DateTime Opened { get; set; }

    public DateTime Changed { get; set; }

    /// <summary>The number of its newest revision, from 1. It guards against two saves at once.</summary>
    public int Latest { get; set; }

    /// <summary>The ids of all who saved a revision of it; filled in when it is opened.</summary>
    [NotMapped]
    public IReadOnlyList<string> Writers { get; set; } = [];

    /// <summary>The published draft that this one takes back; null for all others.</summary>
    public int? Undoes { get; set; }

    /// <summary>The commit that published it; null before, and where there is no git.</summary>
    public string? Commit { get; set; }

    /// <summary>What a publication that is under way does, as JSON; null if none is. It guards against whoever saves or decides
    /// meanwhile.</summary>
    public string? Intent { get; set; }
}

/// <summary>What a draft said when it was saved.</summary>
public sealed class RevisionRow
{
    public int DraftId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public required string Who { get; set; }

    public DateTime At { get; set; }

    /// <summary>One line.</summary>
    public required string Why { get; set; }

    /// <summary>JSON, see <c>DraftContent</c>.</summary>
    public required string Content { get; set; }
}

/// <summary>What somebody typed and has not saved, so that it outlives a session that ends.</summary>
public sealed class TypedRow
{
    public int DraftId { get; set; }

    public required string Who { get; set; }

    /// <summary>The revision that it was typed upon.</summary>
    public int Base { get; set; }

    public DateTime At { get; set; }

    /// <summary>JSON, see <c>DraftContent</c>. It guards against two tabs that keep at once.</summary>
    public required string Content { get; set; }

    /// <summary>What others wrote meanwhile in the same places, as JSON; null where nothing clashes.</summary>
    public string? Clashes { get; set; }
}

/// <summary>What somebody says of a draft.</summary>
public sealed class RemarkRow
{
    public int Id { get; set; }

    public int DraftId { get; set; }

    public required string Who { get; set; }

    public DateTime At { get; set; }

    /// <summary>The field it is about, as <c>part:place</c>; empty for the draft as a whole.</summary>
    public required string Place { get; set; }

    public required string Text { get; set; }
}

/// <summary>That a reviewer has read what a citation cites.</summary>
public sealed class TickRow
{
    public int DraftId { get; set; }

    public required string Who { get; set; }

    /// <summary>The part of the draft and the source, as <c>part:source-id</c>.</summary>
    public required string Citation { get; set; }

    /// <summary>What the citation said then; a tick is for nothing else.</summary>
    public required string Said { get; set; }

    public DateTime At { get; set; }
}

/// <summary>Something that somebody did. Rows are added and never changed.</summary>
public sealed class ActRow
{
    public int Id { get; set; }

    public DateTime At { get; set; }

    public required string Who { get; set; }

    /// <summary>A key of the words <c>act.…</c>.</summary>
    public required string What { get; set; }

    public int? DraftId { get; set; }

    /// <summary>One line, such as the note of a return.</summary>
    public required string Detail { get; set; }
}
