using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeasefireTracker.Desk.State;

/// <summary>The desk's own state: people, drafts, what is said about them, who did what, and the keys of the cookies.</summary>
public abstract class DeskContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<TypedRow> Typed => Set<TypedRow>();

    public DbSet<RemarkRow> Remarks => Set<RemarkRow>();

    public DbSet<TickRow> Ticks => Set<TickRow>();

    public DbSet<ActRow> Acts => Set<ActRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<PassRow> Passes => Set<PassRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<FeedRow> Feeds => Set<FeedRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Brings the tables to what this program reads; what they hold stays.</summary>
    /// <exception cref="SettingsException">The database was written by a newer program, and was left as it is.</exception>
    public void Prepare()
    {
        var known = Database.GetMigrations().ToHashSet();
        if (Database.GetAppliedMigrations().Except(known).FirstOrDefault() is { } newer)
        {
            throw new SettingsException([
                $"The desk's database was written by a newer program, up to '{newer}', which this one does not know; it was left as it is.",
            ]);
        }

        if (Database.GetPendingMigrations().Any())
        {
            Migrate();
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

    /// <summary>What somebody is called; their id where nobody is known by it.</summary>
    public string NameOf(string person) => People.Find(person)?.Name ?? person;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        KeepLog();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepLog();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>A transaction beside which no other of these runs, in any process.</summary>
    public abstract Task<IDbContextTransaction> Alone();

    /// <summary>Decides upon what the tables hold while nobody else decides, and saves it. Rows that were read before are known no
    /// longer.</summary>
    public async Task<T> Decide<T>(Func<T> decide)
    {
        await using var alone = await Alone();
        ChangeTracker.Clear();
        var decided = decide();
        await SaveChangesAsync();
        await alone.CommitAsync();
        return decided;
    }

    /// <summary>Overwrites what was deleted, as far as this engine does so at all.</summary>
    public abstract Task Overwrite(CancellationToken stop);

    /// <summary>Runs the migrations that are missing, while no other process does.</summary>
    protected abstract void Migrate();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().HaveConversion<KeptText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DraftRow>(draft =>
        {
            draft.Property(row => row.Latest).IsConcurrencyToken();
            draft.Property(row => row.State).HasConversion<string>().IsConcurrencyToken();
            draft.Property(row => row.Intent).IsConcurrencyToken();
            draft.HasIndex(row => row.State);
        });
        modelBuilder.Entity<RevisionRow>().HasKey(row => new { row.DraftId, row.Number });
        modelBuilder.Entity<TypedRow>(typed =>
        {
            typed.HasKey(row => new { row.DraftId, row.Who });
            typed.Property(row => row.Content).IsConcurrencyToken();
        });
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
        modelBuilder.Entity<ReportRow>(report =>
        {
            report.Property(row => row.State).HasConversion<string>().IsConcurrencyToken();
            report.HasIndex(row => row.State);
        });
        modelBuilder.Entity<FeedRow>().HasIndex(row => row.Address).IsUnique();
        modelBuilder.Entity<ItemRow>(item =>
        {
            item.Property(row => row.State).HasConversion<string>().IsConcurrencyToken();
            item.HasIndex(row => row.Key).IsUnique();
            item.HasIndex(row => row.Mark).IsUnique();
            item.HasIndex(row => new { row.State, row.FeedId });
        });
        ModelPeople(modelBuilder);
    }

    // Identity's own model (its schema version 3) has eight tables; these are what is left of it where there are no passwords, no
    // telephones, no other sites' accounts, and one role a person.
    private static void ModelPeople(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRow>(person =>
        {
            person.Property(row => row.Role).HasConversion<string>();
            person.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            person.HasIndex(row => row.NormalizedUserName).IsUnique();
            person.Ignore(row => row.PasswordHash).Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
            person.Ignore(row => row.TwoFactorEnabled).Ignore(row => row.EmailConfirmed).Ignore(row => row.AccessFailedCount);
            person.Ignore(row => row.LockoutEnabled).Ignore(row => row.LockoutEnd);
            person.HasMany<SessionRow>().WithOne().HasForeignKey(row => row.PersonId);
            person.HasMany<PassRow>().WithOne().HasForeignKey(row => row.PersonId);
            person.HasMany<IdentityUserPasskey<string>>().WithOne().HasForeignKey(row => row.UserId).IsRequired();
        });
        modelBuilder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("Passkeys");
            passkey.HasKey(row => row.CredentialId);
            passkey.OwnsOne(row => row.Data).ToJson();
        });
        modelBuilder.Entity<PassRow>(pass =>
        {
            pass.HasKey(row => row.Hash);
            pass.Property(row => row.Kind).HasConversion<string>();
            pass.Property(row => row.Role).HasConversion<string>();
            pass.Property(row => row.Used).IsConcurrencyToken();
        });
    }

    private void KeepLog()
    {
        if (ChangeTracker.Entries<ActRow>().Any(act => act.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("The log is only added to.");
        }
    }
}
