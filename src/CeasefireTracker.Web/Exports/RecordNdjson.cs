using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Web.Exports;

/// <summary>The timeline as the files under <c>data/</c> have it, one event a line: put there as it is, it is read again with all that it
/// says. So it is never what one source tells, nor what was known on a day.</summary>
public static class RecordNdjson
{
    /// <exception cref="InvalidOperationException">An event of the store would not be read as it is.</exception>
    public static IEnumerable<string> Write(TimelineExport export) =>
        export
            .EventsAlone()
            .Select(e =>
            {
                var problems = new List<Problem>();
                return EventLine.Write(null, export.ExportContext.Store.Hash, 0, e.Event, problems) is { } line
                    ? TrackerJson.Harmless(line) + "\n"
                    : throw new InvalidOperationException(problems[0].ToString());
            });
}
