using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Every address of the desk in one language.</summary>
public sealed record DeskLinks(Language Language)
{
    private string Root => "/" + Language.Text();

    public string Home() => Root + "/";

    public string Log() => Root + "/log";

    public string SignIn() => Root + "/sign-in";

    public string SignIn(string code) => $"{Root}/sign-in/{code}";

    public string SignOut() => Root + "/sign-out";

    /// <summary>What the head of each page leads to.</summary>
    public IEnumerable<(string Key, string Address)> Sections() => [("drafts", Home()), ("log", Log())];
}
