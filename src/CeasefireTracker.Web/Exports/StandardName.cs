namespace CeasefireTracker.Web.Exports;

/// <summary>
/// How one of our fields is called in the formats whose names others give: RFC 5545, biblatex, RIS and CSL. Several names are parted by
/// spaces; empty where the format has none. A calendar lists events, the others list the documents that they cite.
/// </summary>
/// <param name="Field">The column of ours whose words say what it holds.</param>
public sealed record StandardName(string Field, string Icalendar, string BibTex, string Ris, string Csl)
{
    /// <summary>Every field, in the order of an entry.</summary>
    public static readonly IReadOnlyList<StandardName> All =
    [
        new("id", "UID", "", "ID", "id"),
        new("edtf", "DTSTART DTEND", "", "", ""),
        new("title", "SUMMARY", "title", "TI", "title"),
        new("summary", "DESCRIPTION", "", "", ""),
        new("kind", "CATEGORIES", "", "", ""),
        new("standing", "STATUS", "", "", ""),
        new("url", "URL", "url", "UR", "URL"),
        new("added", "CREATED", "urldate", "Y2", "accessed"),
        new("changed", "LAST-MODIFIED DTSTAMP", "", "", ""),
        new("tier", "", "entrysubtype", "TY", "type"),
        new("publisher_name", "", "journaltitle organization author", "T2", "container-title"),
        new("origin", "", "author", "AU", "author"),
        new("published", "", "date", "PY DA", "issued"),
        new("language", "", "langid", "LA", "language"),
        new("dataset", "X-DATASET", "note", "N1", "note"),
    ];

    /// <summary>The names of the formats, in the order in which <see cref="Each"/> gives a field's.</summary>
    public static readonly IReadOnlyList<string> Formats = ["iCalendar", "BibTeX", "RIS", "CSL-JSON"];

    /// <summary>The field's names in each of the <see cref="Formats"/>.</summary>
    public IReadOnlyList<string> Each => [Icalendar, BibTex, Ris, Csl];
}
