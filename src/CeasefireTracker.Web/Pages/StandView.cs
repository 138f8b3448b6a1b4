using CeasefireTracker.Web.Briefs;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Pages;

/// <summary>Where things stand as a page shows it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Brief">The brief that it is part of, in which each claim has the numbers of its documents and the latest events stand apart;
/// null elsewhere.</param>
public sealed record StandView(WhereThingsStand Stand, TrackerPage Page, string Title, Brief? Brief = null);
