using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Every address of the desk in one language.</summary>
public sealed record DeskLinks(Language Language)
{
    private string Root => "/" + Language.Text();

    public string Home() => Root + "/";

    public string Log() => Root + "/log";

    /// <summary>Brings two events together.</summary>
    public string Merge() => Root + "/merge";

    public string SignIn() => Root + "/sign-in";

    public string SignIn(string code) => $"{Root}/sign-in/{code}";

    /// <summary>Where to sign in, and where to go on from there.</summary>
    public string SignInThen(string then) => $"{SignIn()}?then={Uri.EscapeDataString(then)}";

    public string SignOut() => Root + "/sign-out";

    public string Draft(int id) => FormattableString.Invariant($"{Root}/drafts/{id}");

    /// <summary>The form of one part.</summary>
    public string Part(int id, int part) => FormattableString.Invariant($"{Draft(id)}/{part}");

    /// <summary>The form of a part after one of its buttons.</summary>
    /// <param name="told">What to tell of it, as the end of a key of the words.</param>
    /// <param name="at">Where one goes on writing; empty for nowhere.</param>
    public string Pressed(int id, int part, string told, string at) =>
        $"{Part(id, part)}?told={told}{(at.Length == 0 ? "" : "&at=" + Uri.EscapeDataString(at))}";

    /// <summary>Keeps what is typed in the form of a part.</summary>
    public string Keep(int id, int part) => Part(id, part) + "/keep";

    /// <summary>One field of a form, or a record within it.</summary>
    public string Place(int id, int part, string place) =>
        Part(id, part) + (place.Length == 0 ? "" : $"#{FormView.Prefix}-{place.Replace('.', '-')}");

    public string Review(int id) => Draft(id) + "/review";

    public string Revision(int id, int number) => FormattableString.Invariant($"{Draft(id)}/revisions/{number}");

    /// <summary>A page of the reader site as the draft would have it.</summary>
    /// <param name="path">Its address there, with a slash before it.</param>
    public static string Preview(int id, string path) => FormattableString.Invariant($"/preview/{id}{path}");

    /// <summary>Takes what a passkey signed.</summary>
    public string Passkey() => Root + "/passkey";

    public string Recovery() => Root + "/recovery";

    public string Invitation(string code) => $"{Root}/invitation/{code}";

    public string Account() => Root + "/account";

    public string Passkeys() => Root + "/account/passkeys";

    public string Import() => Root + "/import";

    /// <summary>What is to become of a file that was brought.</summary>
    public string Import(string file) => $"{Import()}/{file}";

    /// <summary>How the cited pages are.</summary>
    public string Archive() => Root + "/archive";

    /// <summary>One cited page over time.</summary>
    public string Archive(string source) => $"{Archive()}/{source}";

    /// <summary>A kept copy of it.</summary>
    public string ArchivedCopy(string source, string name) => $"{Archive(source)}?handler=Copy&name={name}";

    /// <summary>What came by feeds, and the leads.</summary>
    public string Inbox() => Root + "/inbox";

    public string Feeds() => Root + "/feeds";

    /// <summary>The form by which readers report a mistake.</summary>
    public string Report() => Root + "/report";

    /// <summary>Where somebody is thanked who has sent it.</summary>
    public string ReportSent() => Report() + "?sent=true";

    /// <summary>What readers reported.</summary>
    public string Reports() => Root + "/reports";

    public string Reports(int id) => FormattableString.Invariant($"{Reports()}/{id}");

    /// <summary>The programs that may hand in drafts.</summary>
    public string Programs() => Root + "/programs";

    public string People() => Root + "/people";

    public string Member(string id) => $"{Root}/people/{id}";

    /// <summary>What the head of each page leads to.</summary>
    public IEnumerable<(string Key, string Address)> Sections() =>
        [("drafts", Home()), ("inbox", Inbox()), ("import", Import()), ("archive", Archive()), ("log", Log())];
}
