using CeasefireTracker.Tests;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>Every form of every template as a reader sends it, with script and without.</summary>
[Collection(BrowserTests.Name)]
public sealed class FormJourneyTests(Browser browser)
{
    private const string Fill = """
        ([place, part]) => {
          const form = document.querySelectorAll('form')[place];
          form.querySelectorAll('details').forEach(details => details.open = true);
          [...form.elements].filter(field => field.name && field.type !== 'hidden' && field.type !== 'submit').forEach((field, index) => {
            if (part === 'untouched' || part === 'half' && index % 2) return;
            if (part === 'hostile') { if (field.type === 'text' || field.type === 'search' || field.type === 'url') field.value = '"\'><b>\u3000%00'; return; }
            if (field.tagName === 'SELECT') field.selectedIndex = Math.min(index + 1, field.options.length - 1);
            else if (field.type === 'checkbox' || field.type === 'radio') field.checked = index < 6;
            else field.value = { from: '2022-03', to: '2025-03', asof: '2025-03-12', 'known-on': '2025-03-12', url: 'https://www.reuters.com/', publisher: 'Reuters', actor: 'Putin' }[field.name] ?? 'ceasefire';
          });
        }
        """;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_form_of_every_template_can_be_sent_untouched_half_filled_filled_and_hostile(bool scripts)
    {
        var (faults, sent, known) = (new List<string>(), 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var address in EveryPageTests.Templates.Where(template => !template.Contains("no-such", StringComparison.Ordinal)).Select((template, place) => (place % 2 == 0 ? "/en" : "/ja") + template))
        {
            await using var look = await browser.Visit(address);
            var forms = await look.Page.Locator("form").EvaluateAllAsync<string[]>("forms => forms.map(form => form.getAttribute('action') + ' ' + [...form.elements].map(field => field.name + '=' + field.value + field.checked).join(' '))");
            for (var place = 0; place < forms.Length; place++)
            {
                if (!known.Add(forms[place]))
                {
                    continue;
                }

                foreach (var part in new[] { "untouched", "half", "filled", "hostile" })
                {
                    sent++;
                    if (await Send(address, place, part, scripts) is { } fault)
                    {
                        faults.Add($"{address}, form {place}, {part}: {fault}");
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(30)));
        Assert.True(sent > 20, $"only {sent} forms were sent");
        Goals.Reached("S12", $"{sent} sendings of forms in Chromium {(scripts ? "with" : "without")} script: no 5xx, no report in the console");
    }

    private async Task<string?> Send(string address, int place, string part, bool scripts)
    {
        await using var visit = await browser.Visit(address, scripts: scripts);
        var statuses = new List<(int Status, string Url)>();
        visit.Page.Response += (_, answer) => statuses.Add((answer.Status, answer.Url));
        await visit.Page.EvaluateAsync(Fill, new object[] { place, part });
        // A new document, or the address written anew where script fetches the answer.
        var answered = visit.Page.WaitForResponseAsync(answer => answer.Status == 200 && answer.Request.ResourceType is "document" or "fetch" or "xhr");
        await visit.Page.Locator("form").Nth(place).EvaluateAsync("form => form.requestSubmit()");
        try
        {
            await answered.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            return $"no answer: {string.Join(", ", statuses)}";
        }

        await visit.Page.WaitForLoadStateAsync(LoadState.Load);
        var failed = statuses.Where(answer => answer.Status >= 400).Select(answer => $"{answer.Status} {answer.Url}").Concat(visit.Faults).ToList();
        return failed.Count == 0 ? null : string.Join("; ", failed);
    }
}
