using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Import;

/// <summary>Where a row ended.</summary>
public enum RowEnd
{
    /// <summary>It is a draft now.</summary>
    Became,

    /// <summary>The record or a draft has it already.</summary>
    Already,

    /// <summary>Somebody must say something first.</summary>
    Asked,

    /// <summary>Nothing can be made of it.</summary>
    Refused,

    /// <summary>It is no event, such as a heading or a blank line.</summary>
    PassedOver,

    /// <summary>Its turn has not come.</summary>
    Waiting,
}

/// <summary>What came of a row.</summary>
/// <param name="Place">The number of the row.</param>
/// <param name="What">The draft or the event, as its end has it; empty for none.</param>
/// <param name="Draft">The number of the draft, where there is one.</param>
/// <param name="Lacks">The fields that the row does not fill.</param>
/// <param name="Told">Why it ended so, and what was noticed.</param>
public sealed record RowReport(int Place, RowEnd End, string What, int? Draft, IReadOnlyList<string> Lacks, IReadOnlyList<Said> Told)
{
    /// <summary>The row in one line.</summary>
    /// <param name="inWords">True if fields are called as people call them, and not as files do.</param>
    public string Line(Language language, bool inWords = false)
    {
        List<string> parts =
        [
            new Said("row." + End.Text(), What).In(language).TrimEnd(),
            .. Told.Select(said => said.In(language)),
            .. Lacks.Count == 0 ? [] : new[] { new Said("row.lacks", new SaidList([.. Lacks.Select(Called)])).In(language) },
        ];
        return new Said("row.line", Place, string.Join(new Said("row.joint").In(language), parts)).In(language);

        string Called(string field) => inWords ? Lacking.Name(language, field) : field;
    }
}

/// <summary>What came of a file: every row ends in one way.</summary>
/// <param name="Told">What is to be said of the file as a whole.</param>
/// <param name="Unmatched">The names that are no actor's of the record, the most frequent first.</param>
public sealed record ImportReport(IReadOnlyList<RowReport> Rows, IReadOnlyList<Said> Told, IReadOnlyList<(string Name, int Rows)> Unmatched)
{
    /// <summary>How many rows ended so.</summary>
    public int Count(RowEnd end) => Rows.Count(row => row.End == end);

    /// <summary>The sum of all rows and its parts, in one line.</summary>
    public string Sum(Language language) =>
        new Said(
            "sum",
            Rows.Count,
            Count(RowEnd.Became),
            Count(RowEnd.Already),
            Count(RowEnd.Asked),
            Count(RowEnd.Refused),
            Count(RowEnd.PassedOver)
        ).In(language) + (Count(RowEnd.Waiting) is > 0 and var waiting ? " " + new Said("sum.waiting", waiting).In(language) : "");

    /// <summary>The whole report, a line each.</summary>
    public IEnumerable<string> Lines(Language language) =>
        Told.Select(said => said.In(language))
            .Concat(Rows.Select(row => row.Line(language)))
            .Concat(
                Unmatched.Count == 0
                    ? []
                    : [new Said("unmatched", string.Join(", ", Unmatched.Select(name => $"{name.Name} ({name.Rows})"))).In(language)]
            )
            .Append(Sum(language));
}
