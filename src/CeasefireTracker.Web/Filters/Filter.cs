using CeasefireTracker.Web.Store;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// A name that an address may have after its question mark: all that is known of it. Each page lists those that it takes, so a name means
/// the same wherever it is taken (words are looked for in the record by <see cref="TextFilter"/>, in a list by
/// <see cref="NameFilter"/>).
/// </summary>
/// <param name="name">As it stands in the address.</param>
public abstract class Filter(string name)
{
    /// <summary>As it stands in the address.</summary>
    public string Name { get; } = name;

    /// <summary>True of what the sentence says before everything else.</summary>
    public virtual bool IsSaidFirst => false;

    /// <summary>Reads one more value of it. It never fails: what is not understood is told to <paramref name="reader"/> and asks for
    /// nothing.</summary>
    public abstract Asked Read(Asked asked, string value, AddressValues reader);

    /// <summary>Its values as an address has them, escaped, in a fixed order; none where it asks for nothing.</summary>
    public abstract IEnumerable<string> Write(Asked asked);

    /// <summary>What it asks for in words, as a clause of the sentence; null where there is nothing to say.</summary>
    public virtual string? Say(Asked asked, FilterSentence sentence) => null;

    /// <summary>The events that it leaves; null if it leaves out none.</summary>
    public virtual BitSet? Select(Asked asked, RecordView record) => null;

    /// <summary>What a value may be, for the document of the API.</summary>
    /// <param name="vocabulary">What is served now; null: nothing is.</param>
    public virtual OpenApiSchema Describe(Vocabulary? vocabulary) => new() { Type = JsonSchemaType.String };
}

/// <summary>A name in an address whose values mean a <typeparamref name="T"/>.</summary>
/// <param name="none">What it means where it asks for nothing.</param>
public abstract class Filter<T>(string name, T none) : Filter(name)
{
    /// <summary>What it means where it asks for nothing.</summary>
    public T None { get; } = none;

    /// <summary>The values of a meaning as an address has them, not yet escaped; none for <see cref="None"/>.</summary>
    public abstract IEnumerable<string> Texts(T meaning);

    /// <inheritdoc/>
    public override IEnumerable<string> Write(Asked asked) => Texts(asked.For(this)).Select(Uri.EscapeDataString);

    /// <summary>Tells of a second value where one can be asked for only once.</summary>
    protected Asked Twice(Asked asked, string value, AddressValues reader) => Problem(asked, value, reader, "filter.twice");

    /// <summary>Tells of a value that was not understood.</summary>
    protected Asked Problem(Asked asked, string value, AddressValues reader, string key, params object?[] places)
    {
        reader.Problem(Name, value, key, places);
        return asked;
    }
}

/// <summary>The record as names of an address select from it: as it is, as it was known on a day, as somebody tells it.</summary>
/// <param name="Index">The record as it is.</param>
/// <param name="Having">The events with a value of a facet.</param>
/// <param name="InSpan">The events of the days that are asked for.</param>
/// <param name="Told">The events that the teller tells who is asked for.</param>
/// <param name="Found">The events in which a text is found; null if it holds nothing to search for.</param>
public sealed record RecordView(
    TimelineIndex Index,
    Func<Facet, string, BitSet> Having,
    Func<BitSet> InSpan,
    Func<BitSet> Told,
    Func<string, BitSet?> Found
);
