using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.State;

/// <summary>The desk's own state: drafts, what is said about them, and who did what.</summary>
public sealed class DeskContext(DbContextOptions<DeskContext> options) : DbContext(options)
{
    /// <summary>Raised whenever a table changes, until there are migrations.</summary>
    public const string Version = "1";

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<TypedRow> Typed => Set<TypedRow>();

    public DbSet<RemarkRow> Remarks => Set<RemarkRow>();

    public DbSet<TickRow> Ticks => Set<TickRow>();

    public DbSet<ActRow> Acts => Set<ActRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<AboutRow> About => Set<AboutRow>();

    /// <summary>Makes the tables where there are none.</summary>
    /// <exception cref="InvalidOperationException">The tables are another version's.</exception>
    // No migrations yet, because the accounts of a team, which come next, change these tables once more; with them comes the first one.
    // Until then a database of another version is refused and left as it is.
    public void Prepare()
    {
        if (Database.EnsureCreated())
        {
            About.Add(new AboutRow { Key = "version", Value = Version });
            SaveChanges();
            return;
        }

        var found = About.Find("version")?.Value;
        if (found != Version)
        {
            throw new InvalidOperationException(
                $"The desk's database is of version {found}, and this program reads version {Version}; it was left as it is."
            );
        }
    }

    /// <summary>Notes an act; it is kept when the changes are saved.</summary>
    public void Note(DateTime at, string who, string what, int? draft, string detail) =>
        Acts.Add(
            new ActRow
            {
                At = at,
                Who = who,
                What = what,
                DraftId = draft,
                Detail = detail,
            }
        );

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (ChangeTracker.Entries<ActRow>().Any(act => act.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("The log is only added to.");
        }

        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DraftRow>(draft =>
        {
            draft.Property(row => row.Latest).IsConcurrencyToken();
            draft.Property(row => row.State).HasConversion<string>().IsConcurrencyToken();
            draft.HasIndex(row => row.State);
        });
        modelBuilder.Entity<RevisionRow>().HasKey(row => new { row.DraftId, row.Number });
        modelBuilder.Entity<TypedRow>().HasKey(row => new { row.DraftId, row.Who });
        modelBuilder.Entity<RemarkRow>().HasIndex(row => row.DraftId);
        modelBuilder
            .Entity<TickRow>()
            .HasKey(row => new
            {
                row.DraftId,
                row.Who,
                row.Citation,
            });
        modelBuilder.Entity<ActRow>().HasIndex(row => row.DraftId);
        modelBuilder.Entity<AboutRow>().HasKey(row => row.Key);
    }
}
