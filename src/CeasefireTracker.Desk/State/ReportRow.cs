namespace CeasefireTracker.Desk.State;

/// <summary>Where a report of a reader stands.</summary>
public enum ReportState
{
    /// <summary>It waits for an answer; a draft may be under way.</summary>
    Open,

    /// <summary>The answer is published.</summary>
    Settled,

    /// <summary>It gets none, for a reason that an editor gave.</summary>
    SetAside,
}

/// <summary>What a reader reported. It is kept until a day that is known from the beginning, and no longer.</summary>
public sealed class ReportRow
{
    public int Id { get; set; }

    public DateTime At { get; set; }

    /// <summary>The moment from which it is kept no longer, whatever came of it.</summary>
    public DateTime Due { get; set; }

    /// <summary>The language of the form: <c>en</c> or <c>ja</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The page that it is about, as it came; empty if it is about none.</summary>
    public required string Page { get; set; }

    /// <summary>What is wrong.</summary>
    public required string What { get; set; }

    /// <summary>What says so; empty if nothing was named.</summary>
    public required string Source { get; set; }

    /// <summary>The address to answer to; null if there is none, or none any more.</summary>
    public string? Reply { get; set; }

    /// <summary>It guards against two editors who decide at once.</summary>
    public ReportState State { get; set; }

    /// <summary>Why it was set aside; null for all others.</summary>
    public string? Reason { get; set; }

    /// <summary>The draft that answers it; null before.</summary>
    public int? DraftId { get; set; }
}
