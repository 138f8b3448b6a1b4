using System.Text;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads a data file as strict UTF-8 and refuses what no editor shows.</summary>
internal static class TextFile
{
    /// <summary>The most bytes of a list of ids, one a line: a million of them.</summary>
    public const long LongestList = 128 * 1024 * 1024;

    private const long MaxBytes = 4 * 1024 * 1024;
    private const string AsUtf8 = "save it as UTF-8 without a byte order mark";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text, or null with a problem collected.</summary>
    public static string? Read(string path, string file, ICollection<Problem> problems, long most = MaxBytes)
    {
        if (!IsSmall(new FileInfo(path).Length, file, problems, most))
        {
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException e)
        {
            problems.Add(
                new Problem(file, 0, "encoding", $"The file is not UTF-8: byte {e.Index + 1} is not part of a character; {AsUtf8}.")
            );
            return null;
        }

        return IsSound(text, file, problems) ? text : null;
    }

    /// <summary>False, with a problem collected, for a file of too many bytes.</summary>
    public static bool IsSmall(long bytes, string file, ICollection<Problem> problems, long most = MaxBytes)
    {
        if (bytes > most)
        {
            problems.Add(
                new Problem(
                    file,
                    0,
                    "size",
                    FormattableString.Invariant($"The file is larger than {most / 1024 / 1024} MiB; large sets come as .ndjson.")
                )
            );
        }

        return bytes <= most;
    }

    /// <summary>False, with a problem collected, for a text that holds what no editor shows.</summary>
    public static bool IsSound(string text, string file, ICollection<Problem> problems)
    {
        if (text.StartsWith('\uFEFF'))
        {
            problems.Add(new Problem(file, 1, "encoding", $"The file begins with a byte order mark; {AsUtf8}."));
            return false;
        }

        if (
            text.IndexOf('\r', StringComparison.Ordinal) is >= 0 and var end
            && (end + 1 == text.Length || text[end + 1] == '\n' || !text.Contains('\n', StringComparison.Ordinal))
        )
        {
            var ends = text.Contains('\n', StringComparison.Ordinal) ? "CR and LF" : "CR";
            problems.Add(
                new Problem(
                    file,
                    text.AsSpan(0, end).Count('\n') + 1,
                    "line-end",
                    $"Lines end with {ends}; save the file with LF alone (editors call it Unix; for a whole clone: git add --renormalize .)."
                )
            );
            return false;
        }

        var line = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            if (UnseenCharacter.Describe(text.AsSpan()[range]) is { } message)
            {
                problems.Add(new Problem(file, line, "character", message.En));
                return false;
            }
        }

        return true;
    }
}
