using System.Diagnostics;
using System.Net;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>A test that needs a small disk of its own: it skips and says so where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        using var disk = SmallDisk.Mount();
        Skip = disk is null ? "No small disk can be mounted here (it takes root, and Linux)." : null;
    }
}

/// <summary>A disk of 24 MiB in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filling => Path.Combine(Folder, "filling");

    /// <summary>The disk; null if it cannot be had.</summary>
    public static SmallDisk? Mount()
    {
        var folder = Directory.CreateTempSubdirectory("desk-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        return null;
    }

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var file = File.Create(Filling);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(Filling);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

[Trait("Takes", "long")]
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task What_a_full_disk_cannot_keep_is_handed_back_and_what_was_saved_stays()
    {
        using var disk = SmallDisk.Mount()!;
        using var desk = new DeskSite(true, ("Desk:State", Path.Combine(disk.Folder, ".desk")));
        using var editor = await desk.Editor();
        editor.Header("Sec-Fetch-Site", "same-origin");
        await FromEmptyFormTests.Write(editor);
        disk.Fill();

        var summary = string.Concat(Enumerable.Repeat("A sentence of many that the disk has no room for. ", 4000));
        await editor.Type("f.summary.en", summary).Type("why", "too much").Press("button[value=save]");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, editor.Status);
        Assert.Contains("The disk of the desk is full", editor.Text, StringComparison.Ordinal);
        Assert.Equal(summary, editor.Value("f.summary.en"));

        disk.Empty();
        await editor.Press("button");
        Assert.Equal((HttpStatusCode.OK, summary.Trim()), (editor.Status, editor.Value("f.summary.en").Trim()));
        Assert.Contains("Saved.", editor.Text, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_full_disk_lets_nothing_be_half_published_and_says_so()
    {
        using var disk = SmallDisk.Mount()!;
        using var desk = new DeskSite(true, ("Desk:State", Path.Combine(disk.Folder, ".desk")));
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        await editor.Open("/en/drafts/1");
        await editor.Press("form[action='?handler=Submit'] button");
        await editor.Open("/en/drafts/1/review");
        FromEmptyFormTests.Tick(editor);
        await editor.Press("button[formaction='?handler=Tick']");
        disk.Fill();

        await FromEmptyFormTests.Press(editor);

        Assert.True(
            editor.Status == HttpStatusCode.ServiceUnavailable || editor.Text.Contains("Not published", StringComparison.Ordinal),
            $"{editor.Status}: {editor.Text}"
        );
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        disk.Empty();
        await FromEmptyFormTests.Press(editor);
        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")), editor.Text);
    }

    [SmallDiskFact]
    public async Task Where_the_readers_disk_is_full_what_is_committed_is_written_when_there_is_room()
    {
        using var disk = SmallDisk.Mount()!;
        using var desk = new DeskSite();
        var (moved, file) = (Path.Combine(disk.Folder, "data"), Path.Combine(desk.Data, "events", "2025", "test-truce.md"));
        DeskSite.Copy(desk.Data, moved);
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        // The folder of the events of one year lies on the small disk.
        var year = Path.Combine(desk.Data, "events", "2025");
        Directory.Delete(year, recursive: true);
        Directory.CreateSymbolicLink(year, Path.Combine(moved, "events", "2025"));
        disk.Fill();

        await FromEmptyFormTests.Publish(editor);
        Assert.Contains("Committed, but not ended", editor.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        disk.Empty();
        await editor.Open("/en/");
        await editor.Press("form[action='?handler=Resume'] button");
        Assert.True(File.Exists(file));
    }
}
