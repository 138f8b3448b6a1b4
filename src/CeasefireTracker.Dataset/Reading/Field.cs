using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>What a field may hold.</summary>
public enum FieldKind
{
    /// <summary>The record's own id, see <see cref="Slug"/>.</summary>
    Id,

    /// <summary>The id of another record, or several.</summary>
    Reference,
    References,

    /// <summary>A short word or name without a language, or several.</summary>
    Code,
    Codes,

    /// <summary>One line of text in one language, or several such lines.</summary>
    Line,
    Lines,

    /// <summary>A few words in both languages, or several of them.</summary>
    Phrase,
    Phrases,

    /// <summary>A sentence or more in both languages.</summary>
    Prose,

    /// <summary>One of a closed set of words.</summary>
    Word,

    /// <summary>A date with its precision, EDTF (ISO 8601-2:2019).</summary>
    Date,

    /// <summary>One day.</summary>
    Day,

    /// <summary>A day, an hour and an offset.</summary>
    Moment,

    /// <summary>A whole number, not below 0.</summary>
    Number,

    /// <summary>True or false; false where it is not there.</summary>
    Flag,

    /// <summary>A record within the record, or a list of them.</summary>
    Map,
    Maps,
}

/// <summary>The records that fields point at.</summary>
public enum RecordKind
{
    Event,
    Actor,
    Issue,
    Option,
    Source,
    Publisher,
    Collection,
    Term,
    Fact,
    ActorOrSource,
}

/// <summary>One field of a record, as readers of files, writers of files and forms must know it.</summary>
public abstract class Field
{
    private protected Field(string name, FieldKind kind, LocalizedText help) => (Name, Kind, Help) = (name, kind, help);

    /// <summary>The key under which it stands in a file.</summary>
    public string Name { get; }

    /// <summary>What it may hold.</summary>
    public FieldKind Kind { get; }

    /// <summary>One sentence for the person who fills it in.</summary>
    public LocalizedText Help { get; }

    /// <summary>True if a record without it is a problem.</summary>
    public abstract bool IsRequired { get; }

    /// <summary>The words that it may be, in order; empty where the set is not closed.</summary>
    public abstract IReadOnlyList<string> Choices { get; }

    /// <summary>What its ids are ids of; null where it holds none.</summary>
    public abstract RecordKind? Refers { get; }

    /// <summary>The fields of the record or records within it, in house order; empty where it holds none.</summary>
    public abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>Of a list of records: the fields by which one stays the same record when it changes; empty where nothing tells.</summary>
    public abstract IReadOnlyList<string> Key { get; }
}

/// <summary>One field of a <typeparamref name="T"/>.</summary>
public abstract class Field<T> : Field
{
    private protected Field(string name, FieldKind kind, LocalizedText help)
        : base(name, kind, help) { }

    /// <summary>True if both records have the same value here.</summary>
    public abstract bool Same(T one, T other);

    /// <summary>The record with this field's value from another.</summary>
    public abstract T Take(T record, T from);

    internal abstract T Read(FieldReader reader, T record);

    /// <summary>The value as the house writes it; null where it is not there.</summary>
    internal abstract Written? Write(T record);
}

internal sealed class Field<T, TValue>(string name, Kind<TValue> kind, Func<T, TValue> get, Func<T, TValue, T> set, LocalizedText help)
    : Field<T>(name, kind.Name, help)
{
    public override bool IsRequired => kind.IsRequired;

    public override IReadOnlyList<string> Choices => kind.Choices;

    public override RecordKind? Refers => kind.Refers;

    public override IReadOnlyList<Field> Fields => kind.Fields;

    public override IReadOnlyList<string> Key => kind.Key;

    public override bool Same(T one, T other) => kind.Same(get(one), get(other));

    public override T Take(T record, T from) => set(record, get(from));

    // A blank record has already what stands for a field that is not there, and most are not.
    internal override T Read(FieldReader reader, T record) =>
        reader.Find(Name) is null && !kind.IsRequired ? record : set(record, kind.Read(reader, Name));

    internal override Written? Write(T record) => kind.Write(get(record));
}
