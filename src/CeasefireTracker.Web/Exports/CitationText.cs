using System.Globalization;

namespace CeasefireTracker.Web.Exports;

/// <summary>One of our pages, cited in a sentence as three style books have it. The address names the version of the data, so APA and
/// Chicago need no day of access.</summary>
public static class CitationText
{
    /// <summary>Publication Manual of the American Psychological Association, 7th edition.</summary>
    public static string Apa(Reference reference)
    {
        var container = reference.Author == reference.Container ? "" : $"{reference.Container}. ";
        return $"{Ended(reference.Author!)} ({Day(reference).ToString("yyyy, MMMM d", CultureInfo.InvariantCulture)}). {Ended(reference.Title)} {container}{reference.Url}";
    }

    /// <summary>The Chicago Manual of Style, bibliography.</summary>
    public static string Chicago(Reference reference)
    {
        var container = reference.Author == reference.Container ? "" : $"{reference.Container}. ";
        return $"{Ended(reference.Author!)} {Quoted(Ended(reference.Title))} {container}Last modified {Day(reference).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}. {reference.Url}.";
    }

    /// <summary>SIST 02-2007, which asks for the day of access: its place is left to the reader.</summary>
    public static string Sist(Reference reference) =>
        $"{reference.Author}. {Quoted(reference.Title)}. {reference.Container}. {Day(reference).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. {reference.Url}, (参照 YYYY-MM-DD).";

    private static DateOnly Day(Reference reference) =>
        reference.Issued is { Month: { } month, Day: { } day } issued
            ? new DateOnly(issued.Year, month, day)
            : throw new ArgumentException("Only our own pages are cited here, and their day is known.", nameof(reference));

    // Marks inside of marks are single ones.
    private static string Quoted(string text) => $"“{text.Replace('“', '‘').Replace('”', '’')}”";

    private static string Ended(string text) => text[^1] is '.' or '?' or '!' or '。' or '？' ? text : text + ".";
}
