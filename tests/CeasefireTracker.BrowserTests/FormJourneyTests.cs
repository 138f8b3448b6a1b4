using AngleSharp.Html.Parser;
using CeasefireTracker.Tests;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>Every form of every template as a reader sends it, with script and without.</summary>
[TakesLong]
public sealed class FormJourneyTests(Browser browser) : IClassFixture<Browser>
{
    private const string Fill = """
        ([place, part]) => {
          const form = document.querySelectorAll('form')[place];
          form.querySelectorAll('details').forEach(details => details.open = true);
          [...form.elements].filter(field => field.name && field.type !== 'hidden' && field.type !== 'submit').forEach((field, index) => {
            if (part === 'untouched') return;
            if (part === 'hostile') { if (field.type === 'text' || field.type === 'search' || field.type === 'url') field.value = '"\'><b>\u3000%00'; return; }
            if (field.tagName === 'SELECT') field.selectedIndex = Math.min(index + 1, field.options.length - 1);
            else if (field.type === 'checkbox' || field.type === 'radio') field.checked = index < 6;
            else field.value = { from: '2022-03', to: '2025-03', asof: '2025-03-12', 'known-on': '2025-03-12', url: 'https://www.reuters.com/', publisher: 'Reuters', actor: 'Putin' }[field.name] ?? 'ceasefire';
          });
        }
        """;

    // What a browser makes of a form, by itself or by our script; that every mixture of values is answered is FormTests' affair, and so is
    // what a form sends as it came where no script has a part in it. Hostile texts are typed in the long run only.
    [BrowserTheory]
    [InlineData(true, "untouched", "filled", "hostile")]
    [InlineData(false, "filled")]
    public async Task Every_form_of_every_template_can_be_sent_as_it_came_and_filled(bool scripts, params string[] parts)
    {
        var (faults, sent) = (new List<string>(), 0);
        var known = await Forms();
        // One reader sends them all.
        await using var visit = await browser.Visit("/en/about", scripts: scripts);
        foreach (var (address, place) in known.Values)
        {
            foreach (var part in parts.Where(part => part != "hostile" || Goals.Cases(0, 1) == 1))
            {
                sent++;
                if (await Send(visit, address, place, part, scripts) is { } fault)
                {
                    faults.Add($"{address}, form {place}, {part}: {fault}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(30)));
        Assert.True(known.Count > 5, $"only {known.Count} forms were found");
        Goals.Reached(
            "S12",
            $"{sent} sendings of forms in Chromium {(scripts ? "with" : "without")} script: no 5xx, no report in the console"
        );
    }

    /// <summary>One page of each form: where it leads and what it asks for. What stands in it on one page or another is FormTests'
    /// affair.</summary>
    private async Task<Dictionary<string, (string Address, int Place)>> Forms()
    {
        using var reader = new HttpClient { BaseAddress = new Uri(browser.Origin) };
        var known = new Dictionary<string, (string Address, int Place)>(StringComparer.Ordinal);
        foreach (
            var address in EveryPageTests
                .Templates.Where(template => !template.Contains("no-such", StringComparison.Ordinal))
                .Select((template, place) => (place % 2 == 0 ? "/en" : "/ja") + template)
        )
        {
            var page = new HtmlParser().ParseDocument(await reader.GetStringAsync(address));
            foreach (var (form, place) in page.Forms.Select((form, place) => (form, place)))
            {
                var names = form.Elements.Select(field => field.GetAttribute("name")).Distinct();
                known.TryAdd($"{form.GetAttribute("action")![3..]} {string.Join(' ', names)}", (address, place));
            }
        }

        return known;
    }

    private static async Task<string?> Send(Visit visit, string address, int place, string part, bool scripts)
    {
        var page = visit.Page;
        await page.GotoAsync(address);
        // What the page before still wanted when it was left.
        visit.Faults.RemoveAll(fault => fault.StartsWith("a failed request", StringComparison.Ordinal));
        var (statuses, answered) = (new List<(int Status, string Url)>(), new TaskCompletionSource());
        // Where script fetches the answer the parts of the page are put in place by it; else the answer is a document.
        var isInPlace = scripts && await page.Locator("[data-part]").CountAsync() > 0;
        page.Response += Answered;
        page.RequestFinished += Finished;
        page.Load += Loaded;
        try
        {
            await page.EvaluateAsync(Fill, new object[] { place, part });
            await page.Locator("form").Nth(place).EvaluateAsync("form => form.requestSubmit()");
            // A brief of nothing is not asked for: the page says so at once.
            if (!isInPlace || await page.Locator("#nothing-picked.said").CountAsync() == 0)
            {
                if (await Task.WhenAny(answered.Task, Task.Delay(TimeSpan.FromSeconds(30))) != answered.Task)
                {
                    return $"no answer: {string.Join(", ", statuses)}";
                }

                await page.Locator("html:not([data-loading])")
                    .WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
            }
        }
        finally
        {
            page.Response -= Answered;
            page.RequestFinished -= Finished;
            page.Load -= Loaded;
        }

        var failed = statuses
            .Where(answer => answer.Status >= 400)
            .Select(answer => $"{answer.Status} {answer.Url}")
            .Concat(visit.Faults)
            .ToList();
        visit.Faults.Clear();
        return failed.Count == 0 ? null : string.Join("; ", failed);

        void Answered(object? sender, IResponse answer) => statuses.Add((answer.Status, answer.Url));

        void Finished(object? sender, IRequest request) =>
            _ = isInPlace && request.ResourceType == "xhr" && request.RedirectedTo is null && answered.TrySetResult();

        void Loaded(object? sender, IPage loaded) => answered.TrySetResult();
    }
}
