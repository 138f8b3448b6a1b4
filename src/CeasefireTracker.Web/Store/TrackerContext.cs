using System.Text;
using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The schema of the store and the queries over it: an event as a document, indexes over it, and the vocabulary. Tables and columns carry
/// plain snake_case names.
/// </summary>
public sealed class TrackerContext(DbContextOptions<TrackerContext> options) : DbContext(options)
{
    public DbSet<ActorRow> Actors => Set<ActorRow>();
    public DbSet<IssueRow> Issues => Set<IssueRow>();
    public DbSet<PublisherRow> Publishers => Set<PublisherRow>();
    public DbSet<SourceRow> Sources => Set<SourceRow>();
    public DbSet<PhaseRow> Phases => Set<PhaseRow>();
    public DbSet<GlossaryRow> Glossary => Set<GlossaryRow>();
    public DbSet<PlaceNameRow> PlaceNames => Set<PlaceNameRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<CitationRow> Citations => Set<CitationRow>();
    public DbSet<DisputeRow> Disputes => Set<DisputeRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<ChangeRow> Changes => Set<ChangeRow>();
    public DbSet<FormerIdRow> FormerIds => Set<FormerIdRow>();
    public DbSet<SymmetryRow> Symmetry => Set<SymmetryRow>();
    public DbSet<AboutRow> About => Set<AboutRow>();
    public DbSet<BitmapRow> Bitmaps => Set<BitmapRow>();

    /// <summary>What makes the empty tables, one statement an entry.</summary>
    public IReadOnlyList<string> CreateStatements() =>
        Database.GenerateCreateScript().Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.ComplexProperties<LocalizedText>();
        configuration.Properties<Event>().HaveConversion<DocumentConverter>();
        configuration.Properties<List<string>>().HaveConversion<TextsConverter, TextsComparer>();
        configuration.Properties<EdtfDate>().HaveConversion<EdtfConverter>();
        configuration.Properties<ActorKind>().HaveConversion<WordConverter<ActorKind>>();
        configuration.Properties<PartyColour>().HaveConversion<WordConverter<PartyColour>>();
        configuration.Properties<EventKind>().HaveConversion<WordConverter<EventKind>>();
        configuration.Properties<Standing>().HaveConversion<WordConverter<Standing>>();
        configuration.Properties<Access>().HaveConversion<WordConverter<Access>>();
        configuration.Properties<SourceTier>().HaveConversion<WordConverter<SourceTier>>();
        configuration.Properties<Checked>().HaveConversion<WordConverter<Checked>>();
        configuration.Properties<DifferenceAbout>().HaveConversion<WordConverter<DifferenceAbout>>();
        configuration.Properties<DifferenceCause>().HaveConversion<WordConverter<DifferenceCause>>();
        configuration.Properties<RelationKind>().HaveConversion<WordConverter<RelationKind>>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<ActorRow>(actor =>
        {
            actor.ToTable("actors");
            actor.HasMany(row => row.SpeaksFor).WithOne().HasForeignKey(row => row.ActorId);
            actor.HasMany(row => row.Offices).WithOne().HasForeignKey(row => row.ActorId);
        });
        model.Entity<MandateRow>().ToTable("actor_mandates");
        model.Entity<OfficeRow>().ToTable("actor_offices");
        model.Entity<IssueRow>(issue =>
        {
            issue.ToTable("issues");
            issue.HasMany(row => row.Options).WithOne().HasForeignKey(row => row.IssueId);
        });
        model.Entity<IssueOptionRow>().ToTable("issue_options").HasKey(row => new { row.IssueId, row.OptionId });
        model.Entity<PublisherRow>().ToTable("publishers");
        model.Entity<SourceRow>(source =>
        {
            source.ToTable("sources");
            source.HasOne(row => row.Publisher).WithMany().HasForeignKey(row => row.PublisherId);
            source.HasOne(row => row.Origin).WithMany().HasForeignKey(row => row.OriginId);
        });
        model.Entity<PhaseRow>().ToTable("phases");
        model.Entity<GlossaryRow>().ToTable("glossary");
        model.Entity<PlaceNameRow>().ToTable("place_names");
        EventTables(model);
        model.Entity<SymmetryRow>().ToTable("symmetry").HasKey(row => row.ActorId);
        model.Entity<AboutRow>().ToTable("about").HasKey(row => row.Key);
        model.Entity<BitmapRow>().ToTable("bitmaps").HasKey(row => new { row.Facet, row.Value });
        foreach (var entity in model.Model.GetEntityTypes())
        {
            NameColumns(entity);
        }
    }

    private static void EventTables(ModelBuilder model)
    {
        model.Entity<EventRow>(e =>
        {
            e.ToTable("events");
            e.Property(row => row.Id).ValueGeneratedNever();
            e.HasIndex(row => row.Ordinal).IsUnique();
            e.HasOne(row => row.Phase).WithMany().HasForeignKey(row => row.PhaseId);
        });
        model.Entity<TermRow>(term =>
        {
            term.ToTable("terms").HasKey(row => new { row.EventId, row.Place });
            // Asked "does this event speak of it?" once an event: without the event beside it each question would read all of an issue's terms.
            term.HasIndex(row => new { row.IssueId, row.EventId });
            term.HasOne<EventRow>().WithMany(row => row.Terms).HasForeignKey(row => row.EventId);
            term.HasOne<IssueRow>().WithMany().HasForeignKey(row => row.IssueId);
        });
        model.Entity<CitationRow>(citation =>
        {
            citation.ToTable("citations").HasKey(row => new { row.EventId, row.Place });
            citation.HasIndex(row => new { row.SourceId, row.EventId });
            citation.HasOne(row => row.Event).WithMany(row => row.Citations).HasForeignKey(row => row.EventId);
            citation.HasOne(row => row.Source).WithMany(row => row.Citations).HasForeignKey(row => row.SourceId);
        });
        model.Entity<DisputeRow>(dispute =>
        {
            dispute.ToTable("disputes").HasKey(row => new { row.EventId, row.Place });
            dispute.HasOne(row => row.Event).WithMany(row => row.Disputes).HasForeignKey(row => row.EventId);
            dispute.HasMany(row => row.Reports).WithOne().HasForeignKey(row => new { row.EventId, row.DisputePlace });
        });
        model.Entity<DisputeReportRow>(report =>
        {
            report
                .ToTable("dispute_reports")
                .HasKey(row => new
                {
                    row.EventId,
                    row.DisputePlace,
                    row.Place,
                });
            report.HasOne(row => row.Source).WithMany().HasForeignKey(row => row.SourceId);
        });
        model.Entity<RelationRow>(relation =>
        {
            relation
                .ToTable("relations")
                .HasKey(row => new
                {
                    row.EventId,
                    row.Kind,
                    row.TargetId,
                });
            relation.HasOne(row => row.Event).WithMany(row => row.Relations).HasForeignKey(row => row.EventId);
            relation.HasOne(row => row.Target).WithMany(row => row.RelatedFrom).HasForeignKey(row => row.TargetId);
        });
        model.Entity<FormerIdRow>().ToTable("former_ids").HasKey(row => row.Id);
        model.Entity<ChangeRow>(change =>
        {
            change.ToTable("changes").HasKey(row => new { row.EventId, row.Place });
            change.HasOne(row => row.Event).WithMany(row => row.Changes).HasForeignKey(row => row.EventId);
        });
    }

    private static void NameColumns(IMutableTypeBase type, string prefix = "")
    {
        foreach (var property in type.GetProperties())
        {
            property.SetColumnName(prefix + SnakeCase(property.Name));
        }

        foreach (var complex in type.GetComplexProperties())
        {
            NameColumns(complex.ComplexType, prefix + SnakeCase(complex.Name) + "_");
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private sealed class DocumentConverter() : ValueConverter<Event, string>(e => EventDocument.Write(e), text => EventDocument.Read(text));

    /// <summary>A list is JSON in a column of text on every engine.</summary>
    private sealed class TextsConverter()
        : ValueConverter<List<string>, string>(
            texts => JsonSerializer.Serialize(texts, DocumentJson.Default.ListString),
            text => JsonSerializer.Deserialize(text, DocumentJson.Default.ListString)!
        );

    private sealed class TextsComparer()
        : ValueComparer<List<string>>(
            (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
            texts => texts.Count,
            texts => new List<string>(texts)
        );

    private sealed class EdtfConverter() : ValueConverter<EdtfDate, string>(date => date.ToString(), text => EdtfDate.Parse(text));

    private sealed class WordConverter<T>() : ValueConverter<T, string>(word => word.Text(), text => EnumText.Parse<T>(text))
        where T : struct, Enum;
}
