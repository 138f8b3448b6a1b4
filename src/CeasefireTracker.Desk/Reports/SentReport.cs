using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Reports;

/// <summary>What a reader sent, as it is shown again and kept.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Source">What says so.</param>
/// <param name="Reply">An address to answer to.</param>
/// <param name="Page">The page that it is about.</param>
public sealed record SentReport(string What, string Source, string Reply, string Page)
{
    /// <summary>The most characters of what is wrong.</summary>
    public const int MostOfWhat = 5000;

    /// <summary>The most characters of what says so, and of the page.</summary>
    public const int MostOfLine = 2000;

    /// <summary>What came in the fields of the form, which anybody may have made.</summary>
    public static SentReport Of(string? what, string? source, string? reply, string? page) =>
        new(PlainText.Of(what), PlainText.Of(source), PlainText.Of(reply), PlainText.Of(page));

    /// <summary>Each field that cannot be taken as it is, with the key of the words that say why.</summary>
    public IEnumerable<(string Field, string Key)> Problems()
    {
        if (What.Length is 0 or > MostOfWhat)
        {
            yield return ("what", What.Length == 0 ? "report.what.none" : "report.what.long");
        }

        if (Source.Length > MostOfLine)
        {
            yield return ("source", "report.source.long");
        }

        if (Reply.Length > 0 && PersonText.Email(Reply) is null)
        {
            yield return ("reply", "report.reply.none");
        }

        if (Page.Length > MostOfLine)
        {
            yield return ("page", "report.page.long");
        }
    }
}
