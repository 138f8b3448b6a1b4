namespace CeasefireTracker.Dataset.Model;

/// <summary>What came of a report.</summary>
public enum ReportOutcome
{
    /// <summary>The record was changed.</summary>
    Corrected,

    /// <summary>The record was looked at and stays as it is.</summary>
    Unchanged,
}

/// <summary>A mistake that a reader reported, and what came of it, in the editors' words. Nothing of the reader stands in it.</summary>
/// <param name="Settled">The day on which the answer was published.</param>
/// <param name="What">What was reported.</param>
/// <param name="Events">The ids of the events that it was about; such an id may lead to another event by now.</param>
/// <param name="Waiting">How many other reports waited for an answer on that day.</param>
public sealed record ReaderReport(
    string Id,
    DateOnly Settled,
    LocalizedText What,
    ReportOutcome Outcome,
    LocalizedText Answer,
    IReadOnlyList<string> Events,
    int Waiting,
    int Line
);
