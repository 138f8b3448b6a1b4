using System.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>The text of a file in whichever encoding: by its byte order mark, else UTF-8 if it can be that, else UTF-16 by its zeros, else
/// Shift_JIS if that gives Japanese. Nothing is guessed beyond that.</summary>
public static class TextBytes
{
    static TextBytes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, and the encoding in which it was read.</summary>
    /// <param name="asked">The name of an encoding that somebody says it is; null: found out.</param>
    /// <exception cref="UnreadableException">It is in no encoding that can be told.</exception>
    public static (string Text, string Encoding) Read(ReadOnlySpan<byte> bytes, string? asked = null)
    {
        var (encoding, skip) = asked is null ? ByMark(bytes) : (Named(asked), ByMark(bytes).Skip);
        if (encoding is not null)
        {
            return Strict(encoding, bytes[skip..]) is { } read
                ? (read, encoding.WebName)
                : throw new UnreadableException(new Said("file.encoding.not", encoding.WebName));
        }

        if (Strict(Encoding.UTF8, bytes) is { } utf8 && !utf8.Contains('\0', StringComparison.Ordinal))
        {
            return (utf8, "utf-8");
        }

        foreach (var wide in Zeros(bytes) ? new[] { Encoding.Unicode, Encoding.BigEndianUnicode } : [])
        {
            if (
                Strict(wide, bytes) is { } text
                && text.Contains('\n', StringComparison.Ordinal)
                && !text.Contains('\0', StringComparison.Ordinal)
            )
            {
                return (text, wide.WebName);
            }
        }

        // Any bytes above 127 give some kanji, kana in them do not come by chance.
        return Strict(Named("shift_jis"), bytes) is { } japanese && japanese.Any(c => c is >= 'ぁ' and <= 'ヶ')
            ? (japanese, "shift_jis")
            : throw new UnreadableException(new Said("file.encoding"));
    }

    private static (Encoding? Encoding, int Skip) ByMark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (null, 0),
        };

    private static bool Zeros(ReadOnlySpan<byte> bytes) => bytes.Length % 2 == 0 && bytes[..Math.Min(bytes.Length, 400)].Count((byte)0) > 0;

    private static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        // UTF-7 is known and not supported.
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new UnreadableException(new Said("file.encoding.unknown", name));
        }
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding
                .GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                .GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
