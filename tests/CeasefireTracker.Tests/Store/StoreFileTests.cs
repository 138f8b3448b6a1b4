using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace CeasefireTracker.Tests.Store;

/// <summary>What a store's files promise: whole or absent, sealed, never half new.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public void The_schema_that_names_a_store_is_the_schema_that_is_built() => Assert.Equal(StoreBuilder.Schema, StoreFile.SchemaHash());

    // A store and its downloads are named after the data and the version: what is written otherwise under the same name is served from
    // before, and asked for in vain. Whoever changes one of these raises the version, and writes the new pair here.
    [Fact]
    public void The_version_that_names_a_store_is_raised_with_what_a_store_selects_by_and_with_the_fields_of_downloads()
    {
        var written = string.Join(
            '\n',
            [
                .. Facet.Choices.Select(facet => facet.Name),
                .. Together.All.Select(group => group.Name + string.Concat(group.Facets.Select(facet => ' ' + facet.Name))),
                .. TimelineTable.Columns,
                .. typeof(EventJson).GetProperties().Select(property => property.Name),
                SqliteSchema.Tables,
                SqliteSchema.IndexesAndViews,
                .. FieldName.All.Select(name => name.ToString()),
            ]
        );

        Assert.Equal(
            ("22", "c25c5ee60ac96c65"),
            (StoreBuilder.Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)))[..16])
        );
    }

    [Fact]
    public void A_published_store_is_sealed_in_DELETE_journal_mode_and_stands_alone()
    {
        var path = Publish();

        Assert.Equal([Path.GetFileName(path), Path.GetFileName(path) + ".sha256"], Names());
        Assert.Equal($"{StoreSeal.HashOf(path)}  {Path.GetFileName(path)}\n", File.ReadAllText(path + ".sha256"));
        // Bytes 18 and 19 of an SQLite file: 1 is a rollback journal, 2 is WAL, which no read-only mount can open.
        Assert.Equal([1, 1], File.ReadAllBytes(path)[18..20]);
    }

    [Fact]
    public void Two_builds_of_one_dataset_are_the_same_bytes()
    {
        var first = Publish();
        using var again = new SmallRecord();
        var second = StoreFile.PathOf(again.Store, StoreFile.HashOf(again.Data));
        Assert.Empty(StoreFile.Publish(again.Data, Indexing.Rules, again.Store, StoreFile.HashOf(again.Data)));

        Assert.Equal(Path.GetFileName(first), Path.GetFileName(second));
        Assert.Equal(StoreSeal.HashOf(first), StoreSeal.HashOf(second));
        Goals.Reached("R11", "2 builds of one dataset: the same content hash and the same bytes");
    }

    [Fact]
    public void Every_one_of_500_flipped_bits_is_noticed()
    {
        var path = Publish();
        var bytes = File.ReadAllBytes(path);
        var random = new Random(7);
        for (var flip = 0; flip < 500; flip++)
        {
            var (at, bit) = (random.Next(bytes.Length), (byte)(1 << random.Next(8)));
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 0))
            {
                file.Position = at;
                file.WriteByte((byte)(bytes[at] ^ bit));
                Assert.NotNull(StoreSeal.Refusal(path));
                file.Position = at;
                file.WriteByte(bytes[at]);
            }
        }

        Assert.Null(StoreSeal.Refusal(path));
        Goals.Reached("R5", "500 of 500 single-bit flips noticed");
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    public void A_file_of_a_writer_beside_the_store_is_refused_and_built_over(string ending)
    {
        var path = Publish();
        File.WriteAllText(path + ending, "x");

        var refused = Assert.Throws<StoreUnreadableException>(() => OpenStore.Open(path));

        Assert.Contains(ending, refused.Message, StringComparison.Ordinal);
        Assert.Equal(path, Publish());
        Assert.Equal(2, Names().Count);
        Assert.Equal(3, OpenStore.Open(path).Index.Count);
    }

    [Fact]
    public void A_store_without_its_seal_was_never_finished_and_is_built_again()
    {
        var path = Publish();
        File.Delete(path + ".sha256");

        Assert.Throws<StoreUnreadableException>(() => OpenStore.Open(path));

        Publish();
        Assert.Equal(3, OpenStore.Open(path).Index.Count);
    }

    [Fact]
    public void A_second_builder_is_turned_away_and_harms_nothing()
    {
        Directory.CreateDirectory(record.Store);
        using (BuildLock.Take(record.Store))
        {
            Assert.Throws<StoreBusyException>(() => Publish());
            Assert.Equal(75, Commands.Run(["build", "--data", record.Data, "--store", record.Store], TextWriter.Null, TextWriter.Null));
            Assert.Empty(Names());
        }

        Publish();
        Assert.Equal(2, Names().Count);
    }

    [Fact]
    public void A_builder_that_is_done_lets_go_though_a_program_that_is_being_started_has_the_folder_open_too()
    {
        Directory.CreateDirectory(record.Store);
        var held = BuildLock.Take(record.Store);
        var opened = Directory.GetDirectories("/proc/self/fd").Single(fd => new DirectoryInfo(fd).LinkTarget == record.Store);
        // What fork(2) gives to the child, until it becomes the other program.
        using var inherited = new SafeFileHandle(dup(int.Parse(Path.GetFileName(opened), CultureInfo.InvariantCulture)), ownsHandle: true);
        Assert.False(inherited.IsInvalid);
        Assert.Throws<StoreBusyException>(() => BuildLock.Take(record.Store));

        held.Dispose();

        BuildLock.Take(record.Store).Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int dup(int file);

    [Fact]
    public void The_three_newest_stores_are_kept_and_what_broken_off_builds_left_is_swept()
    {
        var paths = new List<string>();
        for (var version = 0; version < 5; version++)
        {
            record.Write("data/README.md", $"version {version}\n");
            paths.Add(Publish());
            File.SetLastWriteTimeUtc(StoreSeal.PathOf(paths[^1]), new DateTime(2026, 1, 1 + version, 0, 0, 0, DateTimeKind.Utc));
            File.WriteAllText(Path.Combine(record.Store, "ceasefire-0123456789abcdef.sqlite.tmp"), "half");
            File.WriteAllText(Path.Combine(record.Store, "ceasefire-0123456789abcdef.sqlite.tmp-journal"), "half");
        }

        record.Write("data/README.md", "the last\n");
        paths.Add(Publish());

        Assert.Equal(
            paths[^3..]
                .SelectMany(path => new[] { Path.GetFileName(path), Path.GetFileName(path) + ".sha256" })
                .Order(StringComparer.Ordinal),
            Names()
        );
    }

    [Fact]
    public void A_store_that_is_served_is_never_swept_however_old_and_goes_when_it_is_closed()
    {
        var served = OpenStore.Open(Publish());
        for (var version = 0; version < 4; version++)
        {
            File.SetLastWriteTimeUtc(StoreSeal.PathOf(served.Path), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            record.Write("data/README.md", $"version {version}\n");
            Publish();
        }

        Assert.Null(StoreSeal.Refusal(served.Path));
        Assert.Equal(4, StoreFile.Existing(record.Store).Count);

        served.Close();
        record.Write("data/README.md", "the last\n");
        Publish();

        Assert.False(File.Exists(served.Path));
        Assert.Equal(3, StoreFile.Existing(record.Store).Count);
    }

    [Theory]
    [InlineData(28, "disk-full")]
    [InlineData(122, "disk-full")]
    [InlineData(30, "not-writable")]
    [InlineData(5, "build")]
    public void A_full_disk_is_told_from_one_that_cannot_be_written_to_and_from_a_busy_builder(int error, string rule)
    {
        Assert.Equal(rule, BuildFailure.Of(new InvalidOperationException("outer", new IOException("inner", error))).Rule);
        Assert.Equal(
            "disk-full",
            BuildFailure.Of(new Microsoft.EntityFrameworkCore.DbUpdateException("outer", new SqliteException("full", 13))).Rule
        );
        Assert.Equal("busy", BuildFailure.Of(new StoreBusyException("folder")).Rule);
        Assert.Equal("not-writable", BuildFailure.Of(new UnauthorizedAccessException()).Rule);
    }

    [Fact]
    public void A_store_that_is_gone_back_to_counts_as_the_newest()
    {
        var first = Publish();
        record.Write("data/README.md", "another\n");
        var second = Publish();
        File.SetLastWriteTimeUtc(StoreSeal.PathOf(first), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal([second, first], StoreFile.Existing(record.Store));

        StoreFile.MarkNewest(first, DateTimeOffset.UtcNow.AddHours(1));

        Assert.Equal([first, second], StoreFile.Existing(record.Store));
    }

    [Fact]
    public void Data_that_changes_while_it_is_read_is_not_published_under_its_old_name()
    {
        var before = StoreFile.HashOf(record.Data);
        record.Replace(SmallRecord.Proposal, "US proposes", "The US proposes");

        Assert.Throws<IOException>(() => StoreFile.Publish(record.Data, Indexing.Rules, record.Store, before));

        Assert.Empty(Names());
    }

    [Fact]
    public void The_bundled_SQLite_is_one_without_known_memory_errors()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        // Because 3.50.2 repaired CVE-2025-6965.
        Assert.True(Version.Parse(connection.ServerVersion) >= new Version(3, 50, 2), connection.ServerVersion);
    }

    private string Publish()
    {
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(StoreFile.Publish(record.Data, Indexing.Rules, record.Store, hash));
        return StoreFile.PathOf(record.Store, hash);
    }

    private List<string> Names() =>
        [.. Directory.EnumerateFiles(record.Store).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
