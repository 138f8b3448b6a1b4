using System.Text;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads a data file as strict UTF-8 and refuses what no editor shows.</summary>
internal static class TextFile
{
    private const long MaxBytes = 4 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text, or null with a problem collected.</summary>
    public static string? Read(string path, string file, ICollection<Problem> problems)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            problems.Add(new Problem(file, 0, "size", "The file is larger than 4 MiB; large sets come as .ndjson."));
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException e)
        {
            problems.Add(new Problem(file, 0, "encoding", $"The file is not UTF-8: byte {e.Index + 1} is not part of a character."));
            return null;
        }

        var line = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            if (UnseenCharacter.Describe(text.AsSpan()[range]) is { } message)
            {
                problems.Add(new Problem(file, line, "character", message));
                return null;
            }
        }

        return text;
    }
}
