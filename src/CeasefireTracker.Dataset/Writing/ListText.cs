using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>
/// A vocabulary file as text: records in, text out, without a file system. Written text keeps every line of the text before that says the
/// same, with comments, order and quotes; it is read again before it is handed out.
/// </summary>
public static class ListText
{
    /// <summary>The records of a text, or null with problems collected.</summary>
    /// <param name="file">The path from the folder above <c>data/</c>.</param>
    public static IReadOnlyList<T>? Read<T>(string text, string file, Shape<T> shape, ICollection<Problem> problems)
        where T : class
    {
        var found = new List<Problem>();
        var root = TextFile.IsSound(text, file, found) ? YamlNodes.Read(text, file, 0, found) : null;
        var records = root is null ? null : FieldReader.ReadList(root, file, shape, found);
        found.ForEach(problems.Add);
        return found.Count == 0 ? records : null;
    }

    /// <summary>The text that says these records; null, with problems collected, if none would, or if the text before cannot be
    /// read.</summary>
    /// <param name="was">The file's text; null where there is no such file yet.</param>
    public static string? Write<T>(string? was, string file, Shape<T> shape, IReadOnlyList<T> records, ICollection<Problem> problems)
        where T : class
    {
        var will = Kinds.WholeList(shape, records);
        if (!ReadBack.MayStand(will, file, "", problems))
        {
            return null;
        }

        string? text;
        if (was is null)
        {
            text = records.Count == 0 ? "[]\n" : House.Lines(will, 0) + "\n";
        }
        else
        {
            text = Read(was, file, shape, problems) is { } before
                ? ReadBack.Spliced(was, Kinds.WholeList(shape, before), will, file, problems)
                : null;
        }

        return text is not null && ReadBack.IsSame(text, file, found => Difference(text, file, shape, records, found), problems)
            ? text
            : null;
    }

    private static string? Difference<T>(string text, string file, Shape<T> shape, IReadOnlyList<T> records, ICollection<Problem> found)
        where T : class =>
        Read(text, file, shape, found) is not { } read || read.Count != records.Count
            ? shape.What
            : read.Zip(records).Select(pair => shape.Difference(pair.First, pair.Second)?.Name).FirstOrDefault(name => name is not null);
}
