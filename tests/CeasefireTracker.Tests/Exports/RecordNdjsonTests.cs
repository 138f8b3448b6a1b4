using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using Microsoft.Extensions.Configuration;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The form of <c>data/</c> as a download.</summary>
public sealed class RecordNdjsonTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Fact]
    public void Put_in_place_of_the_files_it_is_the_same_record()
    {
        var data = Directory.CreateTempSubdirectory("ceasefire-ndjson-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Data, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Repository.Data, file);
            if (!name.StartsWith("events", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(data, name))!);
                File.Copy(file, Path.Combine(data, name));
            }
        }

        var edition = new ExportContext(
            record.Store,
            Language.En,
            AwkwardSite.Origin,
            SiteOptions.Read(new ConfigurationBuilder().Build())
        );
        File.WriteAllText(
            Path.Combine(data, "events.ndjson"),
            string.Concat(RecordNdjson.Write(new TimelineExport(edition, TimelineFilter.Everything)))
        );

        var read = DatasetReader.Read(data);
        var files = DatasetReader.Read(Repository.Data).Dataset.Events.Where(e => e.Withdrawn is null).ToDictionary(e => e.Id);
        var lines = read.Dataset.Events.ToDictionary(e => e.Id);
        var problems = DatasetChecker.Check(read.Dataset).Where(problem => problem.Rule != "lost").ToList();
        Directory.Delete(data, recursive: true);

        Assert.Empty(read.Problems);
        Assert.Empty(problems);
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), lines.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, pair => Assert.Null(EventFields.Event.Difference(pair.Value, lines[pair.Key])));
        Assert.All(files, pair => Assert.Equal(pair.Value.Narrative, lines[pair.Key].Narrative));
    }
}
