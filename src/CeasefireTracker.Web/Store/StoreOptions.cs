namespace CeasefireTracker.Web.Store;

/// <summary>Where the data is read from and where the stores are kept.</summary>
public sealed record StoreOptions(string Data, string Store)
{
    /// <summary>How often the bytes of the store that serves are compared with its seal.</summary>
    public TimeSpan VerifyEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How to reach the PostgreSQL database that keeps the stores; null: they are files in <see cref="Store"/>. It may hold a
    /// password.</summary>
    public string? Database { get; init; }

    /// <summary>True if a serving node builds what its data folder says; else it only serves what the database names.</summary>
    public bool Publishes { get; init; } = true;

    /// <summary>Without the password.</summary>
    public override string ToString() => Database is null ? Store : "PostgreSQL";
}
