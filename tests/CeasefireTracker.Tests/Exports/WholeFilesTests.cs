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
}
