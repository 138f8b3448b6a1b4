using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// Something that was reported and that nobody who keeps the record has read at its source. Readers see it apart; no event, no stance
/// and no count rests on it.
/// </summary>
/// <param name="What">What is said to have happened, attributed.</param>
/// <param name="Actors">Those of the record whom it is about.</param>
/// <param name="Missing">What is not known, or in what the reports differ.</param>
/// <param name="Seen">Where it was reported; never empty in a checked dataset.</param>
public sealed record Lead(
    string Id,
    EdtfDate Date,
    EventKind Kind,
    LocalizedText What,
    IReadOnlyList<string> Actors,
    LocalizedText Missing,
    IReadOnlyList<LeadReport> Seen,
    int Line
);

/// <summary>A report that a lead was seen in.</summary>
/// <param name="Publisher">Its name as it is written; it need be no publisher of the record.</param>
/// <param name="Url">Null where only the name is known.</param>
/// <param name="Published">Null where that is not known.</param>
public sealed record LeadReport(string Publisher, string? Url, EdtfDate? Published, int Line);
