namespace CeasefireTracker.Dataset.Model;

/// <summary>Everything that the files of <c>data/</c> say, in the order in which it was read.</summary>
/// <param name="Site">What the record says of itself.</param>
/// <param name="Read">Reads the events from the files, anew each time, and does not keep them: a million pass with flat memory. It is told
/// what for.</param>
/// <param name="Published">Every id ever published, from <c>published.txt</c>; read anew like the events.</param>
/// <param name="Register">What must be known of all events at once.</param>
public sealed record TrackerDataset(
    SiteProfile Site,
    IReadOnlyList<Actor> Actors,
    IReadOnlyList<Issue> Issues,
    IReadOnlyList<Publisher> Publishers,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Phase> Phases,
    IReadOnlyList<GlossaryEntry> Glossary,
    IReadOnlyList<PlaceName> PlaceNames,
    IReadOnlyList<Lead> Leads,
    IReadOnlyList<SourceSeen> Seen,
    IReadOnlyList<ReaderReport> Reports,
    Func<string, IEnumerable<Event>> Read,
    IEnumerable<PublishedId> Published,
    EventRegister Register
)
{
    /// <summary>The events, read anew each time.</summary>
    public IEnumerable<Event> Events => Read("reading");

    /// <summary>What was found at the addresses that the sources have now, in the order of the file. What was found at another, before it
    /// was corrected or taken away, says nothing of them.</summary>
    public IReadOnlyList<SourceSeen> SeenNow()
    {
        var addresses = Sources.ToLookup(source => source.Id, source => source.Url, StringComparer.Ordinal);
        return [.. Seen.Where(seen => addresses[seen.Source].Contains(seen.Url))];
    }

    /// <summary>Walks through the events with the place that the register gave each.</summary>
    /// <param name="step">What is done with them, as those who wait are told.</param>
    /// <exception cref="IOException">The files are no longer those that were registered.</exception>
    public IEnumerable<(int Place, Event Event)> Walk(string step)
    {
        var place = 0;
        foreach (var e in Read(step))
        {
            if (!Register.Has(place, e))
            {
                break;
            }

            yield return (place++, e);
        }

        if (place != Register.Count)
        {
            throw new IOException("The data changed while it was read.");
        }
    }
}

/// <summary>An id that readers may have kept, and the line that records it.</summary>
public sealed record PublishedId(string Id, int Line);

/// <summary>Something that is wrong with the data, and where. Problems are collected, never thrown.</summary>
/// <param name="File">The path from the folder above <c>data/</c>, with forward slashes.</param>
/// <param name="Line">From 1; 0 if the file as a whole is meant.</param>
/// <param name="Rule">A short name of the rule, kebab-case.</param>
/// <param name="Message">One sentence for the person who will mend it, in English.</param>
/// <param name="Japanese">The same sentence in Japanese; null of what only files can have, such as their encoding.</param>
public sealed record Problem(string File, int Line, string Rule, string Message, string? Japanese = null)
{
    /// <summary>The sentence in a language, and the language it is in: English where there is no other.</summary>
    public (string Text, Language Language) In(Language language) =>
        language == Language.Ja && Japanese is not null ? (Japanese, Language.Ja) : (Message, Language.En);

    /// <summary><c>file:line: rule: message</c></summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Rule}: {Message}");
}
