using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Actors;

/// <summary>Everybody, the belligerents first, then by kind and name.</summary>
[QueryNames("q")]
public sealed class IndexModel : TrackerPage
{
    public IReadOnlyList<(string Key, IReadOnlyList<(ActorRow Actor, int Events)> Actors)> Groups { get; private set; } = [];

    public NameSearch Search { get; private set; } = new(null);

    public IActionResult OnGet([FromQuery(Name = "q")] string? search)
    {
        Search = new NameSearch(search);
        if (ToOwnAddress(Links.Actors(Search.Typed)) is { } redirect)
        {
            return redirect;
        }

        var names = StringComparer.Create(Language.Culture(), CompareOptions.IgnoreCase);
        Groups =
        [
            .. Store
                .Vocabulary.Actors.Values.Where(actor => Search.Finds(actor.Names()))
                .GroupBy(actor => actor.Party ? "party" : actor.Kind.Text())
                .OrderByDescending(group => group.Key == "party")
                .ThenBy(group => group.First().Kind)
                .Select(group =>
                    (
                        group.Key,
                        (IReadOnlyList<(ActorRow, int)>)
                            [
                                .. group
                                    .Select(actor => (actor, Store.Index.CountOf(Facet.Actor, actor.Id)))
                                    .OrderByDescending(pair => pair.Item2 > 0)
                                    .ThenBy(pair => pair.actor.Name.In(Language), names),
                            ]
                    )
                ),
        ];
        return Page();
    }
}
