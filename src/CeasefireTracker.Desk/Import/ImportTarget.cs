namespace CeasefireTracker.Desk.Import;

/// <summary>Where what is imported goes, and what it knows of earlier imports.</summary>
public abstract class ImportTarget
{
    /// <summary>What a row became that came before; null if none with this key did.</summary>
    public abstract (string What, int? Draft)? Find(string key);

    /// <summary>True of an id that something has which is not published yet.</summary>
    public abstract bool IsTaken(string id);

    /// <summary>Takes in candidates, whole or not at all, and says what each became.</summary>
    /// <param name="lacks">The fields that each does not fill.</param>
    public abstract IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    );
}

/// <summary>Takes in nothing, and says what would become of everything.</summary>
public sealed class NoTarget(ImportTarget target) : ImportTarget
{
    public override (string What, int? Draft)? Find(string key) => target.Find(key);

    public override bool IsTaken(string id) => target.IsTaken(id);

    public override IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    ) => [.. candidates.Select(pair => (pair.Candidate.Id, (int?)null))];
}
