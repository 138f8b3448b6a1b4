using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Web.Pages.Timeline;

/// <summary>What the form of the timeline's filter has a field for.</summary>
public static class FilterForm
{
    /// <summary>The facets whose choices the form always offers, below those of actors.</summary>
    public static readonly IReadOnlyList<Facet> Main = [Facet.Kind, Facet.Issue, Facet.Phase, Facet.Collection];

    /// <summary>The facets whose choices the form offers where all are asked for, or one of theirs is: most readers want none of
    /// them.</summary>
    public static readonly IReadOnlyList<Facet> Further =
    [
        Facet.Publisher,
        Facet.Stance,
        Facet.Option,
        Facet.Role,
        Facet.Tier,
        Facet.Origin,
    ];

    /// <summary>The facets that the form has no choices of: what is asked for of them is sent along.</summary>
    public static IEnumerable<Facet> SentAlong => Facet.Choices.Except([Facet.Actor, .. Main, .. Further]);

    /// <summary>True if the problem is said beside a field of the form.</summary>
    public static bool HasField(FilterProblem problem) =>
        problem.Field is "q" or "from" or "to" or "known-on" || Facet.Choices.Any(facet => IsNamed(facet) && facet.Name == problem.Field);

    /// <summary>True of a facet with more values than the form shows, any of which can be typed.</summary>
    public static bool IsNamed(Facet facet) =>
        facet == Facet.Actor || facet == Facet.Publisher || facet == Facet.Option || facet == Facet.Origin;
}
