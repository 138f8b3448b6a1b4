using CeasefireTracker.Web.Store;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Filters;

/// <summary>A name in an address whose value is a date, once.</summary>
public abstract class DateFilter(string name) : Filter<DateBound?>(name, null)
{
    /// <inheritdoc/>
    public override Asked Read(Asked asked, string value, AddressValues reader) =>
        asked.For(this) is null ? asked.With(this, Meant(value, reader)) : Twice(asked, value, reader);

    /// <inheritdoc/>
    public override IEnumerable<string> Texts(DateBound? meaning) => meaning is null ? [] : [meaning.ToString()];

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) =>
        new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" };

    /// <summary>The date that is meant, or null and a problem.</summary>
    protected abstract DateBound? Meant(string value, AddressValues reader);
}

/// <summary>An end of a span of days, both inclusive: a year, a month or a day. The two ends are said and applied as one, by the first that
/// there is.</summary>
public sealed class SpanFilter : DateFilter
{
    /// <summary>Events that can end on its first day or later.</summary>
    public static readonly SpanFilter From = new("from");

    /// <summary>Events that can begin on its last day or earlier.</summary>
    public static readonly SpanFilter To = new("to");

    private SpanFilter(string name)
        : base(name) { }

    /// <inheritdoc/>
    public override string? Say(Asked asked, FilterSentence sentence) => IsFirst(asked) ? sentence.Span(asked) : null;

    /// <inheritdoc/>
    public override BitSet? Select(Asked asked, RecordView record) => IsFirst(asked) ? record.InSpan() : null;

    /// <inheritdoc/>
    protected override DateBound? Meant(string value, AddressValues reader) => reader.Bound(Name, value);

    private bool IsFirst(Asked asked) => asked.For(this) is not null && (this == From || asked.For(From) is null);
}

/// <summary>A name in an address whose value is one day.</summary>
public sealed class DayFilter : DateFilter
{
    /// <summary>Only what was public by the end of the day.</summary>
    public static readonly DayFilter KnownOn = new("known-on");

    /// <summary>What was stated on the day or before it.</summary>
    public static readonly DayFilter AsOf = new("asof");

    private DayFilter(string name)
        : base(name) { }

    /// <inheritdoc/>
    public override string? Say(Asked asked, FilterSentence sentence) =>
        this == KnownOn && asked.For(this) is { } day ? sentence.Say(Name, sentence.Words(day)) : null;

    /// <inheritdoc/>
    public override BitSet? Select(Asked asked, RecordView record) =>
        this == KnownOn && asked.For(this) is { } day ? record.Index.PublicBy(day.Last) : null;

    /// <inheritdoc/>
    public override OpenApiSchema Describe(Vocabulary? vocabulary) =>
        new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

    /// <inheritdoc/>
    protected override DateBound? Meant(string value, AddressValues reader) => reader.Day(Name, value);
}
