using CeasefireTracker.Web.Changes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Web.Pages.Timeline;

/// <summary>The timeline as its address filters it.</summary>
[QueryNames(BriefName, Reader = typeof(TimelineFilter))]
[SaysToday]
public sealed class IndexModel(CitedVersions versions) : TrackerPage
{
    private const string BriefName = "brief";

    private readonly Dictionary<Facet, IReadOnlyList<FacetChoice>> choices = [];
    private SearchMarks? marks;

    public TimelineResult Result { get; private set; } = null!;

    /// <summary>The version of the data that the address cites; null if it names none.</summary>
    public CitedVersion? Cited { get; private set; }

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    /// <summary>What the address asks for; <see cref="TimelineResult.Filter"/> also names the order where that goes without
    /// saying.</summary>
    public TimelineFilter Filter { get; private set; } = TimelineFilter.Everything;

    /// <summary>How the list shows an event. A brief is there to be read, so it is of cards.</summary>
    public ListView View => Filter.Pick.IsEmpty ? Filter.View : ListView.Cards;

    /// <summary>True if the form offers every choice.</summary>
    public bool HasAllChoices => Filter.Choices == ShownChoices.All;

    /// <summary>True of the first page of all there is, in whatever order.</summary>
    public bool IsWholeRecord => Filter is { IsEverything: true, After: null };

    public TimelineQuery Query { get; private set; } = null!;

    /// <summary>The drawing of all that the filter selects; null if nothing matches.</summary>
    public SelectionPicture? Picture { get; private set; }

    /// <summary>How many events there are over time, whatever days are asked for; null if there is none, or if a source's own dates place
    /// them.</summary>
    public Density? Density { get; private set; }

    public override SearchMarks? Marks =>
        Filter.Search.Length == 0 ? null : marks ??= new SearchMarks(SearchText.Parse(Filter.Search, KnownWords.Of(Store).Spellings));

    public override Telling? Telling => Result.Telling;

    /// <summary>The numbers of the documents cited, where events were picked one by one; null elsewhere.</summary>
    public NumberedSources? Numbers => Filter.Pick.IsEmpty ? null : NumberedSources.Of(Result.Events);

    public FilterSentence Sentence => new(Store.Vocabulary, Store.Site, Language) { Teller = Telling?.Name(Language) };

    public IActionResult OnGet([FromQuery(Name = "v")] string? version)
    {
        if (Request.Query.TryGetValue(BriefName, out var asked) && Request.Query["pick"].All(string.IsNullOrWhiteSpace))
        {
            return Redirect($"{Links.Timeline()}{QueryString.Create(QueryHelpers.ParseQuery(asked))}#nothing-picked");
        }

        var (filter, problems) = FilterReader.Read(Request.Query, Store, "v", BriefName);
        filter = Filter = filter.OnPage();
        Cited = versions.Of(version, Store, null);
        if (problems.Count == 0 && Cited is null && ToOwnAddress(Links.Timeline(filter)) is { } redirect)
        {
            return redirect;
        }

        Problems = problems;
        Query = new TimelineQuery(Store, Stop);
        Result = Query.Run(filter with { Sort = filter.Sort ?? SortOrder.Newest });
        Picture = new PictureQuery(Store, Result.Telling, Stop).Draw(filter, Result.Selection.Matches);
        Density = Result.Telling is null
            ? Density.Of(Store.Index, Query.Matching(filter with { From = null, To = null }), filter.Span, Store.Horizon)
            : null;
        if (problems.Count > 0 || Cited is { State: CitedState.Unknown })
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>What was not understood of one field.</summary>
    public IEnumerable<FilterProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);

    /// <summary>The choices of a facet, the most frequent first.</summary>
    public IReadOnlyList<FacetChoice> Choices(Facet facet) =>
        choices.TryGetValue(facet, out var known) ? known : choices[facet] = FacetChoice.MostFrequentFirst(Query.Choices(Filter, facet));
}
