using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Files that are written once and handed out many times.</summary>
public sealed class WholeFilesTests : IDisposable
{
    private readonly string store = Directory.CreateTempSubdirectory("ceasefire-whole-").FullName;

    public void Dispose() => Directory.Delete(store, recursive: true);

    [Fact]
    public async Task A_file_whose_folder_was_swept_away_is_written_again()
    {
        using var files = new WholeFiles(store);
        var times = 0;
        var first = await Get();
        Directory.Delete(Path.GetDirectoryName(first.Path)!, recursive: true);

        var again = await Get();

        Assert.Equal("2", File.ReadAllText(again.Path));
        Assert.Equal(again, await Get());
        Assert.Equal(2, times);

        Task<WholeFile> Get() => files.Of("some.txt", path => File.WriteAllTextAsync(path, $"{++times}"));
    }

    [Fact]
    public async Task What_had_to_give_way_cannot_be_opened_and_what_is_open_is_read_to_its_end()
    {
        using var files = new WholeFiles(store);
        var first = await Get("first");
        using var open = new StreamReader(first.Open()!);
        for (var other = 0; other < 6; other++)
        {
            await Get($"other-{other}");
        }

        Assert.Null(first.Open());
        Assert.Equal("first", await open.ReadToEndAsync());
        using var again = new StreamReader((await Get("first")).Open()!);
        Assert.Equal("first", await again.ReadToEndAsync());

        Task<WholeFile> Get(string name) => files.Of(name, path => File.WriteAllTextAsync(path, name));
    }
}
