using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Everything that anybody did, the newest first.</summary>
public sealed class LogModel(DeskContext state) : DeskPage
{
    private const int Most = 200;

    public override string Title => Say("log.title");

    public override string Section => "log";

    public IReadOnlyList<ActRow> Acts { get; private set; } = [];

    /// <summary>Where the earlier ones begin; null if these are the last.</summary>
    public int? Before => Acts.Count == Most ? Acts[^1].Id : null;

    public string NameOf(string person) => state.NameOf(person);

    public void OnGet(int before = int.MaxValue) =>
        Acts = [.. state.Acts.Where(act => act.Id < before).OrderByDescending(act => act.Id).Take(Most)];
}
