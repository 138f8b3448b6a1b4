using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>One event that a format writes.</summary>
public sealed record EventExport(ExportContext ExportContext, RecordedEvent Recorded);
