using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>The day from which an event or a document was public, as far as the record can tell.</summary>
public static class PublicDay
{
    /// <summary>
    /// Of an event: its <c>known-from</c>, else its date. Of a thing that lasted, the first day; of a date that is only known roughly, the
    /// last that it may mean, because no earlier day is certain; but never later than the day on which the record had it.
    /// </summary>
    public static DateOnly Of(EdtfDate date, DateOnly? knownFrom, DateOnly added) =>
        (knownFrom ?? (date.Form is EdtfForm.Interval or EdtfForm.Set ? date.Span.Earliest : date.Span.Latest)) is { } day && day < added
            ? day
            : added;

    /// <summary>Of a document: the last day that its publication may mean; null if it is not known, and then it counts as public on no
    /// given day.</summary>
    public static DateOnly? Of(EdtfDate? published) => published?.Span.Latest;
}
