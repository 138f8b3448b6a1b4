namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>A correction of the small record's first note.</summary>
internal static class SmallCorrection
{
    public const string Event = "first-note";

    public const string Title = "A title that is corrected in a test";

    /// <summary>The event's file.</summary>
    public static string FileOf(DeskSite desk) => Path.Combine(desk.Data, "events", "1931", Event + ".md");

    /// <summary>True if readers see it.</summary>
    public static bool IsIn(DeskSite desk, string title = Title) =>
        File.ReadAllText(FileOf(desk)).Contains(title, StringComparison.Ordinal);

    /// <summary>Begins a draft of it, and opens its form.</summary>
    public static async Task Begin(Browser editor)
    {
        await editor.Open("/en/");
        await editor.Type("what", Event).Press("form[action='?handler=Correct'] button");
    }

    /// <summary>Writes it, asks for a review, and opens that.</summary>
    /// <param name="draft">The number that its draft will have.</param>
    public static async Task Write(Browser editor, int draft = 1, string title = Title)
    {
        await Begin(editor);
        editor.Type("f.title.en", title);
        await FromEmptyFormTests.Save(editor, "a correction");
        await editor.Open($"/en/drafts/{draft}");
        editor.Type("en", "It was another.").Type("ja", "以前は別のものだった。");
        await editor.Press("form[action='?handler=Tell'] button");
        await editor.Press("form[action='?handler=Submit'] button");
        await editor.Open($"/en/drafts/{draft}/review");
    }
}
