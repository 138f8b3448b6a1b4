namespace CeasefireTracker.Desk.Text;

/// <summary>Text of strangers, as it can be kept and shown.</summary>
public static class PlainText
{
    /// <summary>The same with lines ended by a line feed, without spaces round it, and with every control character made visible:
    /// PostgreSQL keeps no zero, and nobody sees the others.</summary>
    public static string Of(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c))
            .Trim();

    /// <summary>The same on one line, with one space wherever there was any.</summary>
    public static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
