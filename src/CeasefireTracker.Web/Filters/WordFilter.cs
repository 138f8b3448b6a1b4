using System.Collections.Immutable;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Filters;

/// <summary>A name in an address whose values are words of a closed set: any of those that are given.</summary>
public sealed class WordFilter<T>(string name) : Filter<ImmutableSortedSet<T>>(name, [])
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        reader.Word<T>(Name, value) is { } word ? asked.With(this, asked.For(this).Add(word)) : asked;

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(ImmutableSortedSet<T> meaning) => meaning.Select(word => word.Text());

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) => Schemas.Many(Schemas.Words(EnumText.All<T>()));
}

/// <summary>A name in an address that settles how things are shown, by one word of a closed set; the last one counts. It selects
/// nothing.</summary>
public sealed class ViewFilter<T>(string name) : Filter<T>(name, default)
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        EnumText.TryParse<T>(value, out var word) ? asked.With(this, word) : Problem(asked, value, reader, "filter." + Name);

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(T meaning) => EqualityComparer<T>.Default.Equals(meaning, default) ? [] : [meaning.Text()];

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) => Schemas.Words(EnumText.All<T>());
}

/// <summary>The order of the list, <c>sort</c>, by one word; the last one counts. It selects nothing, and what it means where it is not
/// said is for who answers.</summary>
public sealed class OrderFilter : Filter<SortOrder?>
{
    public static readonly OrderFilter Sort = new();

    private OrderFilter()
        : base("sort", null) { }

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        EnumText.TryParse<SortOrder>(value, out var order) ? asked.With(this, order) : Problem(asked, value, reader, "filter.sort");

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(SortOrder? meaning) => meaning is { } order ? [order.Text()] : [];

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) => Schemas.Words(EnumText.All<SortOrder>());
}
