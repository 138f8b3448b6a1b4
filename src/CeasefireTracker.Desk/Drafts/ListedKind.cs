using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A kind of record that stands in a list with others.</summary>
/// <param name="belongs">The file that a new one belongs in.</param>
/// <param name="stands">The file that one of the record stands in; null: where new ones belong.</param>
/// <param name="blank">What a new one says before somebody types; null: nothing.</param>
internal sealed class ListedKind<T>(
    string name,
    Shape<T> shape,
    Func<T, string> idOf,
    Func<TrackerDataset, IReadOnlyList<T>> all,
    Func<TrackerDataset, IReadOnlyList<T>, TrackerDataset> with,
    Func<T, string> belongs,
    Func<T, string>? stands = null,
    Func<DateOnly, JsonObject>? blank = null
) : PartKind
    where T : class
{
    public override string Name => name;

    public override IReadOnlyList<Field> Fields { get; } = [.. shape];

    public override JsonObject Blank(RecordVersion record, DateOnly today) => blank?.Invoke(today) ?? [];

    public override JsonObject? Find(RecordVersion record, string id) =>
        all(record.Dataset).FirstOrDefault(item => idOf(item) == id) is { } found ? TypedRecord.Of(found, shape) : null;

    public override TrackerDataset Put(TrackerDataset dataset, DraftPart part, TypedRecord typed, ICollection<Problem> problems) =>
        typed.Read(name, shape, problems) is { } record ? with(dataset, Put(all(dataset), part.Was, record)) : dataset;

    public override void Write(DraftFiles files, DraftPart part, ICollection<Problem> problems)
    {
        if (new TypedRecord(part.Typed).Read(name, shape, problems) is not { } record)
        {
            return;
        }

        var known = part.Was is null ? null : all(files.Record.Dataset).FirstOrDefault(item => idOf(item) == part.Was);
        var file = (known is null ? null : stands?.Invoke(known)) ?? belongs(record);
        var text = files.Text(file);
        var before = text is null ? [] : ListText(text, file, problems);
        if (Dataset.Writing.ListText.Write(text, file, shape, Put(before, part.Was, record), problems) is { } written)
        {
            files.Put(file, written);
        }
    }

    private IReadOnlyList<T> ListText(string text, string file, ICollection<Problem> problems) =>
        Dataset.Writing.ListText.Read(text, file, shape, problems) ?? [];

    // One that is not there any more is put in again: what to do about that is for the merge to say.
    private T[] Put(IReadOnlyList<T> items, string? was, T record) =>
        was is not null && items.Any(item => idOf(item) == was)
            ? [.. items.Select(item => idOf(item) == was ? record : item)]
            : [.. items, record];
}
