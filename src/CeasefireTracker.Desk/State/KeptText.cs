using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CeasefireTracker.Desk.State;

/// <summary>Text as both engines keep it: PostgreSQL refuses a zero and half a character, so both become U+FFFD, and nothing that somebody
/// typed is lost for it.</summary>
public sealed class KeptText() : ValueConverter<string, string>(text => Of(text), text => text)
{
    // Of half a character EnumerateRunes makes the replacement itself.
    private static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains('\0', StringComparison.Ordinal)
            ? string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? Rune.ReplacementChar : rune))
            : text;
}
