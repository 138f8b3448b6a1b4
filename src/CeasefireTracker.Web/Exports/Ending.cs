using System.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>How much of a selection one answer of a format holds.</summary>
public enum Reach
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>One page; <c>limit</c> and <c>after</c> lead through the rest.</summary>
    Page,

    /// <summary>What was added last.</summary>
    Newest,
}

/// <summary>A data format that readers ask for by adding its ending to an address.</summary>
/// <param name="Suffix">The ending with its dot, such as <c>.csv</c>.</param>
/// <param name="MediaType">The media type, without parameters; every format but PNG is UTF-8.</param>
/// <param name="Name">The format's own name, the same in every language.</param>
public record Ending(string Suffix, string MediaType, string Name, Reach Reach = Reach.Whole)
{
    /// <summary>Makes the bytes out of the pieces that are written; null: they are their UTF-8.</summary>
    public Func<IEnumerable<string>, byte[]>? Draw { get; init; }

    /// <summary>True of what a browser shows and a reader keeps under a name.</summary>
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The bytes of what is written, in pieces.</summary>
    public IEnumerable<byte[]> Bytes(IEnumerable<string> pieces) => Draw is null ? pieces.Select(Encoding.UTF8.GetBytes) : [Draw(pieces)];

    /// <summary>True of tables, which some spreadsheets only read right with a byte order mark before them.</summary>
    public bool HasMark => Suffix == ".csv";

    /// <summary>The names of its page's query that would make something else of what it is.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>The names in the query that the format understands besides those of its page; <c>v</c> is the version that must
    /// answer.</summary>
    public IReadOnlyList<string> Names =>
        [.. Reach == Reach.Page ? [Paging.Limited] : Array.Empty<string>(), .. HasMark ? [CsvLines.MarkName] : Array.Empty<string>(), "v"];
}

/// <summary>A format together with what writes it, in pieces, so that no answer has to fit into memory.</summary>
/// <param name="Rows">How many things one answer lists; null: it is about one thing.</param>
public sealed record Ending<T>(
    string Suffix,
    string MediaType,
    string Name,
    Func<T, IEnumerable<string>> Write,
    Func<T, int>? Rows = null,
    Reach Reach = Reach.Whole
) : Ending(Suffix, MediaType, Name, Reach);
