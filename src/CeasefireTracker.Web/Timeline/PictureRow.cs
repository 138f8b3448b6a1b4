using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>What the record holds of an event for a picture.</summary>
/// <param name="InForce">Of a truce: the span in which it was to hold.</param>
/// <param name="Reported">Each other date that a source gives.</param>
/// <param name="Answers">The ordinals of the events that it answers.</param>
public sealed record PictureRow(
    int Ordinal,
    string Id,
    LocalizedText Title,
    EdtfDate Date,
    EdtfDate? InForce,
    EventKind Kind,
    ImmutableArray<EdtfDate> Reported,
    ImmutableArray<int> Answers
)
{
    /// <summary>What pictures of a store lately showed of events, a few lines of each.</summary>
    public static KeptRows<PictureRow> Kept(OpenStore store) => store.Once(static _ => new KeptRows<PictureRow>(16_384))!;
}
