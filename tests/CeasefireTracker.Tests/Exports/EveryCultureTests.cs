using System.Globalization;
using System.Text;
using CeasefireTracker.Tests.Hosting;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The culture of the machine or of a thread changes no byte: of a store, of a data format, of a page.</summary>
[Trait("Takes", "long")]
public sealed class EveryCultureTests
{
    // In these a date, a number, a casing or a comparison goes another way than in English.
    private static readonly string[] Odd =
    [
        "ar-SA",
        "th-TH",
        "fa-IR",
        "tr-TR",
        "de-CH",
        "sv-SE",
        "hi-IN",
        "ps-AF",
        "ja-JP",
        "he-IL",
        "dz-BT",
        "my-MM",
    ];

    private static readonly int MostOfData = Goals.Cases(2, 10_000);

    private static IEnumerable<CultureInfo> Cultures =>
        Goals.Cases(0, 1) > 0 ? CultureInfo.GetCultures(CultureTypes.AllCultures) : Odd.Select(CultureInfo.GetCultureInfo);

    [Fact]
    public async Task Every_data_format_and_page_is_the_same_bytes_in_every_culture()
    {
        using var record = new SmallRecord();
        // Every answer is made anew: what is kept was made in another culture. By one clock, because pages tell days ago and a long run may
        // pass midnight.
        using var site = new TrackerSite(record.Data, ("Tracker:PageCacheMegabytes", "0")) { Clock = new HandClock() };
        site.Weigh();
        // So that a request runs in the culture of its test; the client takes it over when it is made.
        site.Server.PreserveExecutionContext = true;
        using var reader = site.Reader();
        var data = DataAddresses.Of(site, "conditional-answer");
        List<string> pages =
        [
            .. RouteAddresses
                .Of(site)
                // The first differs from moment to moment; what is missing is one page.
                .Where(address => address != "/readyz" && !address.Contains("nothing", StringComparison.Ordinal) && !data.Contains(address)),
            "/en/timeline",
            "/en/timeline?from=2025-03-11&to=2025-03-13&view=cards",
            "/en/positions?asof=2025-03-13",
            "/en/compare?event=conditional-answer&event=thirty-day-proposal",
        ];
        var before = CultureInfo.CurrentCulture;
        var (expected, cultures) = (new Dictionary<string, byte[]>(), 0);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
            foreach (var address in pages.Concat(data))
            {
                expected[address] = await Body(address);
            }

            foreach (var culture in Cultures)
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
                // The long run asks for all in all; the first few already write digits, commas and calendars of their own.
                foreach (var address in cultures < MostOfData ? pages.Concat(data) : pages)
                {
                    var bytes = await Body(address);
                    var same = bytes.AsSpan().CommonPrefixLength(expected[address]);
                    Assert.True(
                        same == Math.Max(bytes.Length, expected[address].Length),
                        $"{address} differs in {culture.Name}: {Around(expected[address], same)} is {Around(bytes, same)}"
                    );
                }

                cultures++;
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);
        }

        Goals.Reached("R10", $"{cultures} cultures × {pages.Count} pages, {Math.Min(cultures, MostOfData)} × {data.Count} data addresses: the same bytes");

        static string Around(byte[] bytes, int place) =>
            Encoding.UTF8.GetString(bytes.AsSpan()[Math.Max(0, place - 80)..Math.Min(bytes.Length, place + 40)]);

        async Task<byte[]> Body(string address)
        {
            using var answer = await reader.GetAsync(address);
            return await answer.Content.ReadAsByteArrayAsync();
        }
    }

    [Fact]
    public void A_store_is_the_same_bytes_in_every_culture()
    {
        using var record = new SmallRecord();
        var before = CultureInfo.CurrentCulture;
        var hashes = new HashSet<string>();
        try
        {
            foreach (var culture in Odd.Take(4).Select(CultureInfo.GetCultureInfo).Prepend(CultureInfo.InvariantCulture))
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
                var folder = Path.Combine(record.Store, culture.Name);
                var hash = StoreFile.HashOf(record.Data);
                Assert.Empty(StoreFile.Publish(record.Data, Indexing.Rules, folder, hash));
                hashes.Add(hash + StoreSeal.HashOf(StoreFile.PathOf(folder, hash)));
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);
        }

        Assert.Single(hashes);
    }
}
