using System.Globalization;
using System.Net;

namespace CeasefireTracker.Tests.Trials;

/// <summary>What one address can cost the published server, in processor time against a plain filter of the same run.</summary>
[Trait("Takes", "long")]
[Collection(OneAtATime.Name)]
public sealed class CostTrials : IDisposable
{
    private const int MostTimes = 20;

    /// <summary>The clock of processor time goes in steps, so a few addresses of one kind are weighed together.</summary>
    private const int Together = 10;

    private readonly string store = Directory.CreateTempSubdirectory("ceasefire-cost-").FullName;

    public void Dispose() => Directory.Delete(store, recursive: true);

    [TrialFact]
    public async Task S13_the_dearest_address_costs_at_most_twenty_plain_filters()
    {
        using var server = await PublishedServer.Start(Repository.Data, store, "env", "Tracker__PageCacheMegabytes=0");
        using var reader = server.Reader();
        try
        {
            var (random, day) = (new Random(13), new DateOnly(2022, 1, 1));
            // The first ones compile what the others run.
            for (var warm = 0; warm < 2; warm++)
            {
                for (var kind = 0; kind < DearAddresses.Kinds; kind++)
                {
                    await Cost([.. Enumerable.Range(0, 3).Select(_ => DearAddresses.Of(kind, random))]);
                }

                await Plain();
            }

            var plain = new List<double>();
            var dear = new List<(double Cost, IReadOnlyList<string> Addresses)>();
            var slices = (int)(10_000 * Published.Share) / Together;
            for (var slice = 0; slice < slices; slice++)
            {
                if (slice % 10 == 0)
                {
                    plain.Add(await Plain());
                }

                List<string> addresses =
                [
                    .. Enumerable.Range(0, Together).Select(_ => DearAddresses.Of(slice % DearAddresses.Kinds, random)),
                ];
                dear.Add((await Cost(addresses), addresses));
            }

            plain.Sort();
            var usual = plain[plain.Count / 2];
            // A machine that does something else meanwhile makes anything dear once, and nothing three times.
            var worst = new List<(double Cost, IReadOnlyList<string> Addresses)>();
            foreach (var (cost, addresses) in dear.OrderByDescending(one => one.Cost).Take(10))
            {
                worst.Add((Math.Min(cost, Math.Min(await Cost(addresses), await Cost(addresses))), addresses));
            }

            var dearest = worst.MaxBy(one => one.Cost);
            var figures = string.Create(
                CultureInfo.InvariantCulture,
                $"{slices * Together} generated addresses of {DearAddresses.Kinds} kinds: the dearest cost {1000 * dearest.Cost:F1} ms of processor, {dearest.Cost / usual:F1} × a plain filter ({1000 * usual:F1} ms)"
            );
            Assert.True(dearest.Cost <= MostTimes * usual, $"{figures}\n{dearest.Addresses[0]}");
            Goals.Reached("S13", figures);

            Task<double> Plain() =>
                Cost([
                    .. Enumerable
                        .Range(0, Together)
                        .Select(_ =>
                            string.Create(CultureInfo.InvariantCulture, $"/en/timeline?actor=russia&from={day = day.AddDays(1):yyyy-MM-dd}")
                        ),
                ]);
        }
        finally
        {
            await server.Stop();
        }

        // Seconds of processor an address.
        async Task<double> Cost(IReadOnlyList<string> addresses)
        {
            var before = server.Processor;
            foreach (var address in addresses)
            {
                using var answer = await reader.GetAsync(address);
                Assert.True(
                    answer.StatusCode
                        is HttpStatusCode.OK
                            or HttpStatusCode.BadRequest
                            or HttpStatusCode.NotFound
                            or HttpStatusCode.Redirect
                            or HttpStatusCode.MovedPermanently,
                    $"{answer.StatusCode}: {address}"
                );
                await answer.Content.ReadAsByteArrayAsync();
            }

            return (server.Processor - before).TotalSeconds / addresses.Count;
        }
    }
}
