using System.Diagnostics;

namespace CeasefireTracker.Tests.Deploy;

/// <summary>What publishing does to the files that the SDK writes.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-publish-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_list_of_static_files_loses_its_times_and_nothing_else()
    {
        var list = Path.Combine(folder, "CeasefireTracker.Web.staticwebassets.endpoints.json");
        const string Tag = """{"Name":"ETag","Value":"\"ab/c+d=\""},{"Name":"Odd","Value":"100%25; 'q'"}""";
        File.WriteAllText(list, $$"""[{{Tag}},{"Name":"Last-Modified","Value":"Sat, 28 Nov 2026 10:00:00 GMT"}]""");

        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", Path.Combine(Repository.Root, "src/CeasefireTracker.Web"),
                "-t:PublishWithoutTimes", $"-p:PublishDir={folder}/", "-v:q", "-nologo", "-nodeReuse:false",
            },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((0, ""), (process.ExitCode, said.Trim()));
        Assert.Equal($"[{Tag}]", File.ReadAllText(list).Trim());
    }
}
