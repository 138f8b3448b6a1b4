namespace CeasefireTracker.Web.Exports;

/// <summary>The timeline as one JSON object a line, each with the dataset that it comes from.</summary>
public static class TimelineNdjson
{
    public static IEnumerable<string> Write(TimelineExport export) =>
        export
            .Events()
            .Select(e =>
                TrackerJson.Text(
                    EventJson.Of(e, export.ExportContext) with
                    {
                        Dataset = export.ExportContext.Store.Hash,
                    },
                    TrackerJson.OneLine.EventJson
                ) + "\n"
            );
}
