namespace CeasefireTracker.Desk.Import;

/// <summary>Where what is imported goes, and what it knows of earlier imports.</summary>
public abstract class ImportTarget
{
    private readonly Dictionary<string, (string What, int? Draft)> brought = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string What, int? Draft)> ids = new(StringComparer.Ordinal);

    /// <summary>What the same row became when it came before; null if it did not.</summary>
    public (string What, int? Draft)? Find(Candidate candidate)
    {
        CatchUp();
        // Rows of one set that say the same are told apart by their ids; a file of another name is another set.
        return brought.TryGetValue(candidate.Key, out var found) ? found
            : keys.TryGetValue(candidate.Words, out var key) && SetOf(key) != SetOf(candidate.Key) ? brought[key]
            : ids.TryGetValue(candidate.Id, out var named) ? named
            : null;
    }

    /// <summary>True of an id that something imported has.</summary>
    public bool IsTaken(string id) => ids.ContainsKey(id);

    /// <summary>Takes in candidates, whole or not at all, and says what each became.</summary>
    /// <param name="candidates">Each with the fields that it does not fill.</param>
    public abstract IReadOnlyList<(string What, int? Draft)> Put(
        IReadOnlyList<(Candidate Candidate, IReadOnlyList<string> Lacks)> candidates
    );

    /// <summary>Notes what was imported since the last time, here or elsewhere.</summary>
    protected abstract void CatchUp();

    /// <summary>Notes what a row became.</summary>
    /// <param name="words">See <see cref="Candidate.Words"/>.</param>
    protected void Note(string key, string words, string id, string what, int? draft)
    {
        brought.TryAdd(key, (what, draft));
        keys.TryAdd(words, key);
        ids.TryAdd(id, (what, draft));
    }

    /// <summary>What a key is known to have become.</summary>
    protected (string What, int? Draft)? Noted(string key) => brought.TryGetValue(key, out var found) ? found : null;

    private static string SetOf(string key) => key.Split(':')[0];
}
