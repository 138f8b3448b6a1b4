using System.Text;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// The files in which something could not be read. What they hold is missing from the records, so that whatever refers to it dangles; that
/// is no mistake of its own and would only hide the cause. Everything else can be told in the same round.
/// </summary>
public sealed class UnreadFiles
{
    private const long LargestSearched = 4 * 1024 * 1024;

    private readonly HashSet<string> names;
    private readonly HashSet<string> stems;
    private readonly List<string> texts = [];
    private readonly bool holdsAnything;

    /// <summary>Takes the files from the problems of reading.</summary>
    /// <param name="root">The path of the data folder.</param>
    /// <param name="problems">What was not understood, by files named <c>data/…</c>.</param>
    public UnreadFiles(string root, IEnumerable<Problem> problems)
    {
        // A problem of a stray file says nothing of the records.
        names = [.. problems.Where(problem => problem.Rule is not "stray-file").Select(problem => problem.File)];
        stems = [.. names.Select(name => Path.GetFileName(name).Split('.')[0])];
        foreach (var name in names)
        {
            var file = new FileInfo(Path.Combine(root, name["data/".Length..]));
            if (!file.Exists || file.Length > LargestSearched || !Reading.RegularFile.Is(file.FullName))
            {
                holdsAnything = true;
            }
            else
            {
                // Ids are ASCII, whatever else the bytes may be.
                texts.Add(Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName)));
            }
        }
    }

    /// <summary>True if a problem of the records may be there only because something was not read.</summary>
    public bool Explain(Problem problem) =>
        problem.Rule switch
        {
            "dangling" or "lost" or "unused" => MayHold(Id(problem.Message)),
            "published" => names.Contains("data/published.txt"),
            "phase-span" => names.Contains("data/phases.yml"),
            // It is one record, so that nothing of it is known where a part is not.
            _ => problem.File == "data/site.yml" && names.Contains(problem.File),
        };

    private bool MayHold(string id) => holdsAnything || stems.Contains(id) || texts.Exists(text => Holds(text, id));

    /// <summary>True if the id stands in the text as a whole word.</summary>
    private static bool Holds(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfId(text[at - 1])) && (at + id.Length == text.Length || !IsOfId(text[at + id.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfId(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    /// <summary>What the sentence names first in quotation marks; of a term, the event that holds it.</summary>
    private static string Id(string message) => message.Split('\'') is [_, var id, ..] ? id.Split('#')[0] : message;
}
