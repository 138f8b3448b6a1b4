using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for the documents that events cite.</summary>
internal static class SourceRules
{
    public static void Check(DatasetIndex index, ICollection<Problem> problems)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in index.Dataset.Sources)
        {
            var found = new Findings(source.File, problems);
            if (!ids.TryAdd(source.Id, source.File))
            {
                found.Add(
                    source.Line,
                    "duplicate",
                    $"The source '{source.Id}' stands here a second time; the first is in {ids[source.Id]}.",
                    $"出典「{source.Id}」は{ids[source.Id]}にすでにあります。"
                );
            }

            Source(source, index, found);
            foreach (var address in source.Also.Prepend(source.Url).OfType<string>())
            {
                if (SourceAddress.Refusal(address) is { } refusal)
                {
                    found.Add(source.Line, "address", $"The address {address} {refusal.En}.", $"アドレス {address} {refusal.Ja}。");
                }

                if (!addresses.TryAdd(address, source.Id))
                {
                    found.Add(
                        source.Line,
                        "duplicate",
                        $"The address {address} is already the source '{addresses[address]}'.",
                        $"アドレス {address} は、すでに出典「{addresses[address]}」にあります。"
                    );
                }
            }
        }
    }

    private static void Source(Source source, DatasetIndex index, Findings found)
    {
        found.Refers(source.Line, "publisher", source.Publisher, index.Publishers);
        if (source.Origin is { } origin)
        {
            found.Refers(source.Line, "publisher", origin, index.Publishers);
        }

        if (source.Url is null == source.NoUrl is null)
        {
            found.Add(
                source.Line,
                "address",
                $"The source '{source.Id}' needs either 'url' or 'no-url', which says why there is none.",
                $"出典「{source.Id}」には、アドレス（url）か、ない理由（no-url）のどちらかが必要です。"
            );
        }

        if (source.Title is null == source.Description is null)
        {
            found.Add(
                source.Line,
                "title",
                $"The source '{source.Id}' needs either 'title' or, where that is not known, 'description'.",
                $"出典「{source.Id}」には、題名（title）か、分からない場合は説明（description）のどちらかが必要です。"
            );
        }

        if (source.Title is { } title && title.Length > 2 && (title[0], title[^1]) is ('[', ']') or ('(', ')'))
        {
            found.Add(
                source.Line,
                "title",
                $"The title of '{source.Id}' stands in brackets: that is a description.",
                $"「{source.Id}」の題名が括弧に入っています。それは題名ではなく説明です。"
            );
        }

        if (source.Language.Length is < 2 or > 12 || !source.Language.All(c => char.IsAsciiLetter(c) || c == '-'))
        {
            found.Add(
                source.Line,
                "language-tag",
                $"'{source.Language}' is not a language tag such as en, ja or uk.",
                $"「{source.Language}」はen、ja、ukのような言語タグではありません。"
            );
        }
    }
}
