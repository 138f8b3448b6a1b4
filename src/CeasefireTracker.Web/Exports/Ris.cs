using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>References as RIS: CRLF, TY first, ER last.</summary>
public static class Ris
{
    public static IEnumerable<string> Write(IEnumerable<Reference> references) => references.Select(Entry);

    private static string Entry(Reference reference)
    {
        var isPaper = reference.Type == ReferenceType.Newspaper;
        var entry = new StringBuilder();
        Line("TY", isPaper ? "NEWS" : "ELEC");
        Line("ID", reference.Key);
        Line("AU", reference.Author);
        Line("TI", reference.Title);
        Line("T2", reference.Container);
        if (reference.Issued is { } issued)
        {
            Line("PY", issued.Year.ToString(CultureInfo.InvariantCulture));
            Line("DA", string.Create(CultureInfo.InvariantCulture, $"{issued.Year:D4}/{issued.Month:D2}/{issued.Day:D2}/"));
        }

        Line("UR", reference.Url);
        Line("Y2", reference.Accessed?.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture));
        Line("LA", reference.Language);
        Line("N1", reference.Note);
        return entry.Append("ER  - \r\n\r\n").ToString();

        void Line(string tag, string? value)
        {
            if (value is not null)
            {
                entry.Append(tag).Append("  - ").Append(string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c))).Append("\r\n");
            }
        }
    }
}
