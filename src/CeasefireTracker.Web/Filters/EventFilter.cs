using System.Collections.Immutable;
using CeasefireTracker.Web.Store;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Filters;

/// <summary>The event after which a page begins, <c>after</c>: an id. It selects nothing, and the last one counts.</summary>
public sealed class AfterFilter : Filter<string?>
{
    public static readonly AfterFilter Event = new();

    private AfterFilter()
        : base("after", null) { }

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        reader.Store.Index.Ordinal(value) is not null ? asked.With(this, value) : Problem(asked, value, reader, "filter.after");

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(string? meaning) => meaning is null ? [] : [meaning];
}

/// <summary>Events chosen one by one, <c>pick</c>: ids parted by commas, at most 50. Everything else that is asked for still
/// holds.</summary>
public sealed class PickFilter : Filter<ImmutableSortedSet<string>>
{
    public static readonly PickFilter Events = new();

    private const int Most = 50;

    private PickFilter()
        : base("pick", ImmutableSortedSet.Create<string>(StringComparer.Ordinal)) { }

    /// <inheritdoc/>
    public override bool IsSaidFirst => true;

    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader)
    {
        foreach (var id in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (reader.Problems.IsFull)
            {
                break;
            }

            var picked = asked.For(this);
            asked =
                reader.Store.Index.Ordinal(id) is null ? Problem(asked, id, reader, "filter.pick", FilterProblem.Shown(id))
                : picked.Count == Most && !picked.Contains(id) ? Problem(asked, id, reader, "filter.pick-many", Most)
                : asked.With(this, picked.Add(id));
        }

        return asked;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(ImmutableSortedSet<string> meaning) => meaning.IsEmpty ? [] : [string.Join(',', meaning)];

    /// <inheritdoc/>
    // Event ids are slugs: a comma between them needs no escape.
    public override IEnumerable<string> Write(Asked asked) => Texts(asked.For(this));

    /// <inheritdoc/>
    public override string? Say(Asked asked, FilterSentence sentence) => asked.For(this).IsEmpty ? null : sentence.Say(Name);

    /// <inheritdoc/>
    public override BitSet? Select(Asked asked, RecordView record) =>
        asked.For(this) is { IsEmpty: false } picked
            ? BitSet.Of(record.Index.Count, picked.Select(record.Index.Ordinal).OfType<int>())
            : null;

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) => Schemas.Many(base.Describe(vocabulary));
}
