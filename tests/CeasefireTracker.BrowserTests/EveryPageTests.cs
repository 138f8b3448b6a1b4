using CeasefireTracker.Tests;

namespace CeasefireTracker.BrowserTests;

/// <summary>What must hold on every template, in both languages, narrow and wide, light and dark (see <see cref="Looks"/>).</summary>
[TakesLong]
public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>One address a template.</summary>
    public static readonly string[] Templates =
    [
        "/timeline",
        "/timeline?actor=vladimir-putin&from=2024-06&to=2024-06",
        "/timeline?from=2025-13&kind=party",
        "/timeline?q=nothing-has-this-word",
        "/timeline?lanes=phase&sort=oldest&view=cards",
        "/timeline?from=2025-03-13&to=2025-03-13",
        "/timeline?pick=istanbul-draft,putin-conditional-support",
        "/events/putin-conditional-support",
        "/events/istanbul-draft",
        "/actors",
        "/actors/vladimir-putin",
        "/issues",
        "/issues/nato-membership",
        "/sources",
        "/sources/reuters-2025-03-13",
        "/sources/seed-article",
        "/disputes",
        "/truces",
        "/talks",
        "/talks?between=direct&actor=russia",
        "/truces?scope=energy&from=2025",
        "/disputes?why=conflation",
        "/terms",
        "/positions",
        "/positions?asof=2025-03-13&actor=russia&actor=ukraine",
        "/compare",
        "/compare?event=us-28-point-plan&event=zelenskyy-20-point-draft",
        "/timeline?told-by=seed-article",
        "/timeline?known-on=2025-03-12",
        "/sources?url=https://www.fsight.jp/articles/-/51194",
        "/phases",
        "/brief",
        "/brief?asof=2025-03-13&issue=territory&actor=russia",
        "/phases/thirty-day-proposal",
        "/about",
        "/about/codebook",
        "/about/glossary",
        "/timeline?q=ceasefire&sort=relevance",
        "/events/putin-conditional-support?v=0000000000000000",
        "/changes",
        "/data",
        "/data/api",
        "/embed/timeline?actor=vladimir-putin",
        "/embed/events/putin-conditional-support",
        "/events/no-such-event",
    ];

    public static TheoryData<string> Pages => [.. Templates];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_passes_axe_fits_its_width_and_says_nothing_in_the_console(string template)
    {
        var faults = await Task.WhenAll(new[] { "en", "ja" }.Select(language => Faults(language, template)));

        Assert.True(faults.All(of => of.Count == 0), string.Join('\n', faults.SelectMany(of => of.Distinct())));
    }

    private async Task<List<string>> Faults(string language, string template)
    {
        await using var visit = await browser.Visit($"/{language}{template}");
        var found = await visit.Page.Faults(language);
        // A missing page is reported by the console as the failure to load that it is.
        visit.Faults.RemoveAll(fault =>
            template.Contains("no-such", StringComparison.Ordinal) && fault.Contains("404", StringComparison.Ordinal)
        );
        return [.. found.Concat(visit.Faults).Select(fault => $"/{language}{template} {fault}")];
    }
}
