using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>What must hold for what was found at the sources' addresses. Whether they are the sources' addresses still is no rule: a draft
/// changes a source and not what the machine wrote of it, which <see cref="SeenRemarks"/> tells.</summary>
internal static class SeenRules
{
    private const int HashLength = 64;

    public static void Check(DatasetIndex index, Findings found)
    {
        found.Unique(index.Dataset.Seen, seen => seen.Source, seen => seen.Line, "The source", "出典");
        foreach (var seen in index.Dataset.Seen)
        {
            if (seen.History.Count == 0)
            {
                found.Add(
                    seen.Line,
                    "missing",
                    $"'{seen.Source}' needs 'seen': what was found there.",
                    $"「{seen.Source}」に、確認の結果（seen）が必要です。"
                );
            }

            DateOnly? before = null;
            foreach (var sighting in seen.History)
            {
                Check(sighting, before, found);
                before = sighting.To;
            }
        }
    }

    private static void Check(Sighting sighting, DateOnly? before, Findings found)
    {
        // What could not be read was told by the reader.
        if (sighting.To < sighting.From && sighting.To != default)
        {
            found.Add(sighting.Line, "seen", "'to' lies before 'from'.", "toがfromより前の日になっています。");
        }

        if (sighting.From < before && sighting.From != default)
        {
            found.Add(
                sighting.Line,
                "seen",
                "It begins before what stands above it ends: the earliest stands first.",
                "上の行が終わる前に始まっています。古い順に書きます。"
            );
        }

        if (sighting.Status.Length > 0 && !IsStatus(sighting.Status))
        {
            found.Add(
                sighting.Line,
                "seen",
                $"'{sighting.Status}' is no status: three digits from 100 to 599, or one of {string.Join(", ", EnumText.All<NoAnswer>())}.",
                $"「{sighting.Status}」は状態になりません。100～599の三桁か、{string.Join("、", EnumText.All<NoAnswer>())}のどれかです。"
            );
        }

        foreach (var hash in new[] { sighting.Hash, sighting.Text }.OfType<string>())
        {
            if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
            {
                found.Add(
                    sighting.Line,
                    "seen",
                    $"'{hash}' is no SHA-256: 64 of the digits 0–9 and a–f.",
                    $"「{hash}」はSHA-256ではありません。0～9とa～fの64文字です。"
                );
            }
            else if (!sighting.IsPage)
            {
                found.Add(
                    sighting.Line,
                    "seen",
                    "'hash' and 'text' are of a page, and here there was none.",
                    "ページがなかったのに、hashまたはtextがあります。"
                );
            }
        }
    }

    private static bool IsStatus(string status) =>
        (status is [>= '1' and <= '5', var second, var third] && char.IsAsciiDigit(second) && char.IsAsciiDigit(third))
        || EnumText.TryParse<NoAnswer>(status, out _);
}
