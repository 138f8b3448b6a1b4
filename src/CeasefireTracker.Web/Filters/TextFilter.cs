using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Filters;

/// <summary>What was typed into the search field, <c>q</c>, once: at most 200 characters and 12 words.</summary>
public sealed class TextFilter : Filter<string>
{
    public static readonly TextFilter Search = new();

    private const int Longest = 200;
    private const int MostWords = 12;

    private TextFilter()
        : base("q", "") { }

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader)
    {
        if (asked.For(this).Length > 0)
        {
            return Twice(asked, value, reader);
        }

        if (value.Length > Longest)
        {
            return Problem(asked, value, reader, "filter.long-search", Longest);
        }

        var text = SearchText.Parse(value, KnownWords.Of(reader.Store).Spellings);
        return text.IsEmpty ? Problem(asked, value, reader, "filter.empty-search")
            : text.Wanted.Count + text.Unwanted.Count > MostWords ? Problem(asked, value, reader, "filter.many-words", MostWords)
            : asked.With(this, value);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(string meaning) => meaning.Length == 0 ? [] : [meaning];

    /// <inheritdoc/>
    public override string? Say(Asked asked, FilterSentence sentence) =>
        asked.For(this) is { Length: > 0 } text ? sentence.Say(Name, text) : null;

    /// <inheritdoc/>
    public override BitSet? Select(Asked asked, RecordView record) => asked.For(this) is { Length: > 0 } text ? record.Found(text) : null;
}

/// <summary>Words of what stands in a list, <c>q</c>, once: at most 200 characters, each word anywhere in it.</summary>
public sealed class NameFilter : Filter<string>
{
    public static readonly NameFilter Search = new();

    private const int Longest = 200;

    private NameFilter()
        : base("q", "") { }

    /// <summary>Reads the query of an address that has this one of all names of filters: what is sought, and what was not
    /// understood.</summary>
    public static (string Search, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store,
        IReadOnlyList<Filter> filters
    )
    {
        var reader = new AddressValues(store);
        return (Asked.Read(query, filters, reader).For(Search), reader.Problems.Told);
    }

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        asked.For(this).Length > 0 ? Twice(asked, value, reader)
        : value.Length > Longest ? Problem(asked, value, reader, "filter.long-search", Longest)
        : asked.With(this, value);

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(string meaning) => meaning.Length == 0 ? [] : [meaning];
}

/// <summary>Who tells the record, by their own dates, <c>told-by</c>, once: the id of a source or a publisher.</summary>
public sealed class TellerFilter : Filter<string?>
{
    public static readonly TellerFilter ToldBy = new();

    private TellerFilter()
        : base("told-by", null) { }

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader)
    {
        if (asked.For(this) is not null)
        {
            return Twice(asked, value, reader);
        }

        using var context = reader.Store.Context();
        var publishers = reader.Store.Vocabulary.Publishers;
        if (publishers.ContainsKey(value) || context.Sources.Any(source => source.Id == value))
        {
            return asked.With(this, value);
        }

        reader.Unknown(
            Name,
            value,
            [.. context.Sources.Select(source => source.Id).AsEnumerable().Concat(publishers.Keys).Select(teller => (teller, teller))]
        );
        return asked;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(string? meaning) => meaning is null ? [] : [meaning];

    /// <inheritdoc/>
    public override string? Say(Asked asked, FilterSentence sentence) =>
        asked.For(this) is { } teller ? sentence.Say(Name, sentence.Teller ?? teller) : null;

    /// <inheritdoc/>
    public override BitSet? Select(Asked asked, RecordView record) => asked.For(this) is null ? null : record.Told();
}
