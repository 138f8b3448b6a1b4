namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// What a record says of itself, from <c>data/site.yml</c>: the program knows no name of any war, so that another record is another folder.
/// </summary>
/// <param name="Name">What the site is called.</param>
/// <param name="Line">One line under its name.</param>
/// <param name="Title">The heading of the timeline.</param>
/// <param name="Subject">What the record is about, as a phrase within a sentence.</param>
/// <param name="SearchExample">Words that somebody would search for, shown in the empty search field.</param>
/// <param name="Licence">Under which terms the data may be used; null where none was chosen.</param>
/// <param name="TruceIssue">The issue on which each party's latest word is told first of all, by id; null: no such word is told.</param>
/// <param name="Collections">The names of the collections that events are in.</param>
/// <param name="FoundingArticle">The document with which the record began; null where there is none.</param>
/// <param name="FileLine">The line of the file, from 1.</param>
public sealed record SiteProfile(
    LocalizedText Name,
    LocalizedText Line,
    LocalizedText Title,
    LocalizedText Subject,
    LocalizedText SearchExample,
    LocalizedText? Licence,
    string? TruceIssue,
    IReadOnlyList<EventCollection> Collections,
    FoundingArticle? FoundingArticle,
    int FileLine
)
{
    /// <summary>The profile of a folder whose <c>site.yml</c> could not be read; such a folder is never built.</summary>
    public static readonly SiteProfile Unread = new(
        new("", ""),
        new("", ""),
        new("", ""),
        new("", ""),
        new("", ""),
        null,
        null,
        [],
        null,
        0
    );

    /// <summary>What a collection is called; its id where the profile has no name for it.</summary>
    public LocalizedText CollectionName(string id) =>
        Collections.FirstOrDefault(collection => collection.Id == id)?.Name ?? new LocalizedText(id, id);
}

/// <summary>A set of events that readers can choose, such as those of one article.</summary>
public sealed record EventCollection(string Id, LocalizedText Name, int Line);

/// <summary>The document with which a record began, and what is said of it.</summary>
/// <param name="Source">Its id among the sources.</param>
/// <param name="Collection">The collection of the events that it tells.</param>
/// <param name="Text">What it is and where it differs: paragraphs.</param>
/// <param name="Left">What it says that is on no timeline, and why.</param>
public sealed record FoundingArticle(
    string Source,
    string Collection,
    IReadOnlyList<LocalizedText> Text,
    IReadOnlyList<LocalizedText> Left,
    int Line
);
