using System.Net;
using CeasefireTracker.Tests;
using CeasefireTracker.Tests.Hostile;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>A record of payloads in a real browser: nothing runs, nothing is asked for elsewhere, and the policy has nothing to
/// report.</summary>
public sealed class HostileTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_record_of_payloads_opens_no_dialog_and_breaks_no_policy()
    {
        using var hostile = new HostileRecord(60);
        using var site = new TrackerSite(hostile.Record.Data);
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        var origin = site.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        var query = string.Join(
            '&',
            Payloads
                .Some(20)
                .Select((payload, i) => $"{(i % 2 == 0 ? "q" : "actor")}={Uri.EscapeDataString(payload[..Math.Min(100, payload.Length)])}")
        );
        string[] addresses =
        [
            "/en/timeline",
            "/ja/timeline",
            "/en/timeline?after=hostile-40",
            "/en/actors",
            "/ja/actors/hostile",
            "/en/issues",
            "/en/issues/hostile",
            "/en/sources",
            "/en/sources/hostile",
            "/ja/disputes",
            "/en/about/codebook",
            "/ja/about/glossary",
            "/en/positions",
            $"/en/timeline?{query}",
            "/en/actors?<script>alert(1)</script>=<svg onload=alert(1)>",
            .. Enumerable
                .Range(0, Goals.Cases(6, 60))
                .Select(number => FormattableString.Invariant($"/{(number % 2 == 0 ? "en" : "ja")}/events/hostile-{number}")),
        ];
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            await using var visit = await browser.Visit(origin + address);
            visit.Page.Dialog += (_, dialog) =>
            {
                faults.Add($"{address}: a dialog said {dialog.Message}");
                _ = dialog.DismissAsync();
            };
            // What waits for a reader's hand.
            await visit.Page.EvaluateAsync(
                "document.querySelectorAll('main *').forEach(element => { element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); element.dispatchEvent(new FocusEvent('focus')) })"
            );
            faults.AddRange(visit.Faults.Select(fault => $"{address}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(30)));
        Goals.Reached(
            "S2",
            $"{addresses.Length} pages of {hostile.Placed} payloads in Chromium: 0 dialogs, 0 reports of the policy, 0 requests elsewhere"
        );
    }
}
