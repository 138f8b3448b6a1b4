using System.Collections.Immutable;

namespace CeasefireTracker.Web.Picture;

/// <summary>The shapes of the picture, one a kind of event, drawn around 0,0 in a square of 11: told apart without colour.</summary>
public static class PictureShapes
{
    /// <summary>What stands in a shape for a part that is filled where the rest is hollow.</summary>
    public const string Full = " class=\"full\"";

    /// <summary>Name, whether it is an outline, and what it is made of.</summary>
    public static readonly ImmutableArray<(string Name, bool IsHollow, string Parts)> All =
    [
        ("talks", false, """<circle r="4.3"/>"""),
        ("summit", true, """<circle r="4.1"/><circle class="full" r="1.7"/>"""),
        ("mediation", true, """<path d="M-4.6 0h9.2"/><circle class="full" cx="-3" r="2.2"/><circle class="full" cx="3" r="2.2"/>"""),
        ("proposal", false, """<path d="M-3.9-3.9h7.8v7.8h-7.8z"/>"""),
        ("conditions", true, """<path d="M-3.7-3.7h7.4v7.4h-7.4zM-3.7 0h7.4"/>"""),
        ("response", false, """<path d="M-4.9 0 3.7-4.6v9.2z"/>"""),
        ("statement", false, """<path d="M0-4.8 4.6 3.8h-9.2z"/>"""),
        ("agreement", false, """<path d="M0-5.3 5.3 0 0 5.3-5.3 0z"/>"""),
        ("ceasefire", false, """<path d="M-4-4.6h2.9v9.2h-2.9zM1.1-4.6h2.9v9.2h-2.9z"/>"""),
        ("violation", true, """<path d="m-3.7-3.7 7.4 7.4m0-7.4-7.4 7.4"/>"""),
        ("exchange", false, """<path d="M0 0-5-4.2v8.4zM0 0 5-4.2v8.4z"/>"""),
        ("sanction", true, """<circle r="4.1"/><path d="m-2.9 2.9 5.8-5.8"/>"""),
        ("military", true, """<path d="M-4.6 0h9.2M0-4.6v9.2"/>"""),
        ("context", false, """<circle r="2.2"/>"""),
        ("before", true, """<path d="M3-4-2 0l5 4"/>"""),
        ("after", true, """<path d="M-3-4 2 0l-5 4"/>"""),
    ];
}
