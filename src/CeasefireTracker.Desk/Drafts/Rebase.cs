using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Brings a draft up to what others wrote meanwhile: in the draft itself, and in the record under it.</summary>
public static class Rebase
{
    /// <summary>What somebody typed upon one revision, upon the newest.</summary>
    /// <param name="was">The revision that it was typed upon.</param>
    /// <param name="theirs">The newest revision.</param>
    /// <param name="who">Who wrote that; null: oneself, elsewhere.</param>
    public static (DraftContent Content, IReadOnlyList<PartClash> Clashes) OnRevision(
        DraftContent was,
        DraftContent mine,
        DraftContent theirs,
        string? who
    )
    {
        var (merged, clashes) = (theirs, new List<PartClash>());
        foreach (var part in mine.Parts)
        {
            var (before, other) = (was.SameAs(part), theirs.SameAs(part));
            if (before is null && (other is null || !Fields.Same(part.Typed, other.Typed)))
            {
                // Put in by oneself; the other may have given its number to something else.
                merged = part.Key > theirs.Last ? merged.With(part) : merged.Renumbered(part);
            }
            else if (other is not null)
            {
                var (typed, found) = FieldMerge.Of(PartKind.Of(part.Kind).Fields, before?.Typed, part.Typed, other.Typed);
                merged = merged.With(other with { Typed = typed, Address = part.Address });
                clashes.AddRange(found.Select(clash => new PartClash(part.Key, clash, who)));
            }
            else if (!Fields.Same(before!.Typed, part.Typed))
            {
                // Taken out by the other, and changed since.
                merged = merged.Part(part.Key) is null ? merged.With(part) : merged.Renumbered(part);
                clashes.Add(new PartClash(part.Key, new Clash("", null), who));
            }
        }

        foreach (var part in was.Parts.Where(part => mine.SameAs(part) is null))
        {
            if (merged.SameAs(part) is { } left && !Fields.Same(part.Typed, left.Typed))
            {
                // Taken out by oneself, and changed by the other.
                clashes.Add(new PartClash(part.Key, new Clash("", left.Typed.DeepClone()), who));
            }
            else
            {
                merged = merged.Without(part);
            }
        }

        var told = Told(was.Told, mine.Told, theirs.Told, who, clashes);
        return (merged with { Told = told, Last = Math.Max(merged.Last, mine.Last), Why = mine.Why }, clashes);
    }

    /// <summary>A draft upon what the record says now.</summary>
    public static (DraftContent Content, IReadOnlyList<PartClash> Clashes) OnRecord(RecordVersion record, DraftContent content)
    {
        var clashes = new List<PartClash>();
        foreach (var part in content.Parts.Where(part => part.Was is not null))
        {
            var kind = PartKind.Of(part.Kind);
            var now = kind.Find(record, part.Was!);
            if (now is null && part.Into is null)
            {
                // Taken out of the record: put in again it is something new, every word of which is to be read.
                content = content.With(part with { Was = null, Base = null });
                clashes.Add(new PartClash(part.Key, new Clash("", null), null));
            }

            // Under an id that leads elsewhere by now stands another record, which the rules will say.
            if (now is not null && now["id"]?.ToString() == part.Was && !JsonNode.DeepEquals(now, part.Base))
            {
                // Of an event that goes, whatever others wrote there would go unseen.
                var (typed, found) = part.Into is null
                    ? FieldMerge.Of(kind.Fields, part.Base, part.Typed, now)
                    : (now, [new Clash("", now.DeepClone())]);
                content = content.With(part with { Typed = typed, Base = now });
                clashes.AddRange(found.Select(clash => new PartClash(part.Key, clash, null)));
            }
        }

        return (content, clashes);
    }

    private static LocalizedText Told(LocalizedText was, LocalizedText mine, LocalizedText theirs, string? who, List<PartClash> clashes)
    {
        return new LocalizedText(In(Language.En), In(Language.Ja));

        string In(Language language)
        {
            var (old, own, other) = (was.In(language).Trim(), mine.In(language).Trim(), theirs.In(language).Trim());
            if (own != old && other != old && own != other)
            {
                clashes.Add(new PartClash(PartClash.OfTold, new Clash(language.Text(), JsonValue.Create(other)), who));
            }

            return own == old ? theirs.In(language) : mine.In(language);
        }
    }
}
