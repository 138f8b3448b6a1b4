using System.Collections;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// The one description of a record's fields, in the order in which the house writes them. Whoever reads or writes files, or shows a form,
/// goes by it.
/// </summary>
public sealed class Shape<T> : IReadOnlyCollection<Field<T>>
    where T : class
{
    private readonly List<Field<T>> fields = [];
    private readonly Func<string, int, T> blank;
    private readonly Func<T, bool> isWhole;

    /// <param name="what">What one such record is called in sentences.</param>
    /// <param name="blank">A record of a file and a line in which nothing is said yet.</param>
    /// <param name="key">The fields by which a record in a list stays the same record when it changes.</param>
    /// <param name="onOneLine">True if it is so small that it is written as <c>{ … }</c>.</param>
    /// <param name="isWhole">False for a record of which so much is missing that nothing can be made of it.</param>
    internal Shape(string what, Func<string, int, T> blank, string[]? key = null, bool onOneLine = false, Func<T, bool>? isWhole = null) =>
        (What, this.blank, Key, OnOneLine, this.isWhole) = (what, blank, key ?? [], onOneLine, isWhole ?? (static _ => true));

    /// <summary>What one such record is called in sentences, such as "An actor".</summary>
    public string What { get; }

    /// <summary>The fields by which a record in a list stays the same record when it changes; empty where nothing tells.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>How many fields there are.</summary>
    public int Count => fields.Count;

    internal bool OnOneLine { get; }

    /// <summary>The first field in which two records are not the same; null if they say the same, wherever they stand.</summary>
    public Field<T>? Difference(T one, T other) => fields.Find(field => !field.Same(one, other));

    /// <summary>The fields in house order.</summary>
    public IEnumerator<Field<T>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add<TValue>(string name, Kind<TValue> kind, Func<T, TValue> get, Func<T, TValue, T> set, string en, string ja) =>
        fields.Add(new Field<T, TValue>(name, kind, get, set, new LocalizedText(en, ja)));

    internal T? Read(FieldReader reader)
    {
        var record = blank(reader.File, reader.Line);
        foreach (var field in fields)
        {
            record = field.Read(reader, record);
        }

        return isWhole(record) ? record : null;
    }

    internal WrittenMap Write(T record) =>
        new(
            [.. from field in fields let value = field.Write(record) where value is not null select new WrittenEntry(field.Name, value)],
            OnOneLine
        );
}
