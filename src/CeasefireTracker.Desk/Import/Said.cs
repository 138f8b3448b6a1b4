using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>Something to tell of a file or a row, in either language.</summary>
/// <param name="Key">The end of a key of the words <c>import.…</c>.</param>
/// <param name="Values">What fills its places.</param>
public sealed record Said(string Key, params IReadOnlyList<object?> Values)
{
    public string In(Language language) =>
        language.Tell(
            "import." + Key,
            [
                .. Values.Select(value =>
                    value switch
                    {
                        LocalizedText text => text.In(language),
                        Said said => said.In(language),
                        SaidList list => string.Join(language.Tell("list.comma"), list.Names),
                        _ => value,
                    }
                ),
            ]
        );
}

/// <summary>Names one after another, as a language lists them.</summary>
public sealed record SaidList(IReadOnlyList<string> Names);

/// <summary>A file that cannot be read at all.</summary>
public sealed class UnreadableException(Said said) : Exception(said.In(Language.En))
{
    /// <summary>Why, and what helps.</summary>
    public Said Said => said;
}
