using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>How a kind of field is read, written and compared.</summary>
internal sealed record Kind<T>(FieldKind Name, bool IsRequired, Func<FieldReader, string, T> Read, Func<T, Written?> Write)
{
    public Func<T, T, bool> Same { get; init; } = EqualityComparer<T>.Default.Equals;

    public IReadOnlyList<string> Choices { get; init; } = [];

    public RecordKind? Refers { get; init; }

    public IReadOnlyList<Field> Fields { get; init; } = [];

    public IReadOnlyList<string> Key { get; init; } = [];
}

/// <summary>Every kind of field that the files have, and the house style of each.</summary>
internal static class Kinds
{
    public static readonly Kind<string> Id = new(FieldKind.Id, true, (fields, key) => fields.Id(key), Plain);
    public static readonly Kind<string> Code = new(FieldKind.Code, true, (fields, key) => fields.Text(key), Plain);
    public static readonly Kind<string?> OptionalCode = new(FieldKind.Code, false, (fields, key) => fields.OptionalText(key), Plain);
    public static readonly Kind<string> Line = new(FieldKind.Line, true, (fields, key) => fields.Text(key), Quoted);
    public static readonly Kind<string?> OptionalLine = new(FieldKind.Line, false, (fields, key) => fields.OptionalText(key), Quoted);
    public static readonly Kind<IReadOnlyList<string>> Codes = Words(FieldKind.Codes, Plain);
    public static readonly Kind<IReadOnlyList<string>> Lines = Words(FieldKind.Lines, Quoted);
    public static readonly Kind<LocalizedText> Phrase = new(
        FieldKind.Phrase,
        true,
        (fields, key) => fields.Localized(key),
        text => Both(text, true)
    );
    public static readonly Kind<LocalizedText> Prose = new(
        FieldKind.Prose,
        true,
        (fields, key) => fields.Localized(key),
        text => Both(text, false)
    );
    public static readonly Kind<LocalizedText?> OptionalPhrase = new(
        FieldKind.Phrase,
        false,
        (fields, key) => fields.OptionalLocalized(key),
        text => Both(text, true)
    );
    public static readonly Kind<LocalizedText?> OptionalProse = new(
        FieldKind.Prose,
        false,
        (fields, key) => fields.OptionalLocalized(key),
        text => Both(text, false)
    );
    public static readonly Kind<EdtfDate?> Date = new(
        FieldKind.Date,
        true,
        (fields, key) => fields.Date(key),
        date => Quoted(date?.ToString())
    );
    public static readonly Kind<EdtfDate?> OptionalDate = new(
        FieldKind.Date,
        false,
        (fields, key) => fields.OptionalDate(key),
        date => Quoted(date?.ToString())
    );
    public static readonly Kind<DateOnly> Day = new(FieldKind.Day, true, (fields, key) => fields.Day(key), day => Written(day));
    public static readonly Kind<DateOnly?> OptionalDay = new(
        FieldKind.Day,
        false,
        (fields, key) => fields.OptionalDay(key),
        day => day is null ? null : Written(day.Value)
    );

    // An hour in Moscow and the same moment in Kyiv are not the same record.
    public static readonly Kind<DateTimeOffset?> OptionalMoment = new(
        FieldKind.Moment,
        false,
        (fields, key) => fields.OptionalMoment(key),
        moment => Quoted(moment?.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture))
    )
    {
        Same = static (one, other) => one is null ? other is null : other is not null && one.Value.EqualsExact(other.Value),
    };

    public static readonly Kind<int> Number = new(
        FieldKind.Number,
        false,
        (fields, key) => fields.Number(key),
        number => number == 0 ? null : new WrittenText(number.ToString(CultureInfo.InvariantCulture), Quotes.Never)
    );

    public static readonly Kind<bool> Flag = new(
        FieldKind.Flag,
        false,
        (fields, key) => fields.Flag(key),
        flag => flag ? new WrittenText("true", Quotes.Never) : null
    );

    public static readonly Kind<IReadOnlyList<LocalizedText>> Phrases = new(
        FieldKind.Phrases,
        false,
        (fields, key) => fields.LocalizedList(key),
        texts => texts.Count == 0 ? null : new WrittenList([.. texts.Select(text => Both(text, true)!)], false, [])
    )
    {
        Same = static (one, other) => one.SequenceEqual(other),
    };

    public static Kind<string> One(RecordKind refers) => Code with { Name = FieldKind.Reference, Refers = refers };

    public static Kind<string?> OptionalOne(RecordKind refers) => OptionalCode with { Name = FieldKind.Reference, Refers = refers };

    public static Kind<IReadOnlyList<string>> Many(RecordKind refers) => Codes with { Name = FieldKind.References, Refers = refers };

    public static Kind<T> Word<T>()
        where T : struct, Enum =>
        new(FieldKind.Word, true, (fields, key) => fields.Word<T>(key), word => Plain(word.Text())) { Choices = EnumText.All<T>() };

    public static Kind<T?> OptionalWord<T>()
        where T : struct, Enum =>
        new(FieldKind.Word, false, (fields, key) => fields.OptionalWord<T>(key), word => Plain(word?.Text()))
        {
            Choices = EnumText.All<T>(),
        };

    public static Kind<T?> Map<T>(Shape<T> shape)
        where T : class =>
        new(
            FieldKind.Map,
            false,
            (fields, key) => fields.OptionalMap(key) is { } within ? Whole(within, shape) : null,
            record => record is null ? null : shape.Write(record)
        )
        {
            Same = (one, other) => one is null ? other is null : other is not null && shape.Difference(one, other) is null,
            Fields = [.. shape],
        };

    /// <summary>A list of records; <paramref name="onOneLine"/> if it is written as <c>[…]</c>.</summary>
    public static Kind<IReadOnlyList<T>> Maps<T>(Shape<T> shape, bool onOneLine = false)
        where T : class =>
        new(
            FieldKind.Maps,
            false,
            (fields, key) => fields.Maps(key, shape.Read),
            records => records.Count == 0 ? null : WholeList(shape, records, onOneLine)
        )
        {
            Same = (one, other) =>
                one.Count == other.Count && one.Zip(other).All(pair => shape.Difference(pair.First, pair.Second) is null),
            Fields = [.. shape],
            Key = shape.Key,
        };

    /// <summary>A list of records, also one of none.</summary>
    public static WrittenList WholeList<T>(Shape<T> shape, IReadOnlyList<T> records, bool onOneLine = false)
        where T : class => new([.. records.Select(shape.Write)], onOneLine, shape.Key);

    private static Kind<IReadOnlyList<string>> Words(FieldKind name, Func<string?, Written?> write) =>
        new(
            name,
            false,
            (fields, key) => fields.Words(key),
            words => words.Count == 0 ? null : new WrittenList([.. words.Select(word => write(word)!)], true, [])
        )
        {
            Same = static (one, other) => one.SequenceEqual(other),
        };

    private static T? Whole<T>(FieldReader fields, Shape<T> shape)
        where T : class
    {
        var value = shape.Read(fields);
        fields.Done();
        return value;
    }

    private static WrittenMap? Both(LocalizedText? text, bool onOneLine) =>
        text is null ? null : new WrittenMap([new("en", Quoted(text.En)!), new("ja", Quoted(text.Ja)!)], onOneLine);

    private static WrittenText? Plain(string? text) => text is null ? null : new WrittenText(text, Quotes.WhereNeeded);

    private static WrittenText? Quoted(string? text) => text is null ? null : new WrittenText(text, Quotes.Always);

    private static WrittenText Written(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Quotes.Always);
}
