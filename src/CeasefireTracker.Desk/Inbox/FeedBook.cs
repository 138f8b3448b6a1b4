using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.State;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>The feeds: how they are listed, and read in their turn, politely.</summary>
public sealed class FeedBook(DeskContext state, Fetcher fetcher, Robots robots, ItemBook items, DeskOptions options, TimeProvider clock)
{
    /// <summary>The most feeds there are.</summary>
    public const int MostFeeds = 100;

    /// <summary>The most characters of an address.</summary>
    public const int LongestAddress = 2000;

    private const int LongestHeader = 500;
    private const int LongestDetail = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly FetchAsk Ask = FetchAsk.Page with
    {
        Accept =
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
        MostBytes = FeedText.MostBytes,
    };

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private TimeSpan Every => TimeSpan.FromMinutes(options.FeedMinutes);

    /// <summary>All of them, in the order of their addresses.</summary>
    public IReadOnlyList<FeedRow> All() => [.. state.Feeds.OrderBy(feed => feed.Address)];

    /// <summary>Adds a feed, to be read in the next round.</summary>
    /// <returns>The end of a key of the words that say why not; null if it is added.</returns>
    public async Task<string?> Add(string typed, string by)
    {
        var address = typed.Trim();
        return
            address.Length > LongestAddress
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || Fetcher.Refusal(null, uri) is not null
            ? "address"
            : await state.Decide(() => List(uri.AbsoluteUri, by));
    }

    /// <summary>Takes a feed away if it is still there, with its items that nobody has decided on.</summary>
    public Task Remove(int id, string by) =>
        With(
            id,
            feed =>
            {
                state.Items.RemoveRange(state.Items.Where(item => item.FeedId == feed.Id && item.State == ItemState.Open));
                state.Feeds.Remove(feed);
                state.Note(Now, by, "feed-remove", null, feed.Address);
            }
        );

    /// <summary>Lets a feed be read in the next round, whenever it would be its turn.</summary>
    public Task Hasten(int id, string by) =>
        With(
            id,
            feed =>
            {
                feed.Next = Now;
                state.Note(Now, by, "feed-hasten", null, feed.Address);
            }
        );

    /// <summary>Reads the feeds whose turn it is, one after the other.</summary>
    public async Task ReadDue(CancellationToken stop)
    {
        var now = Now;
        foreach (
            var id in await state.Feeds.Where(feed => feed.Next <= now).OrderBy(feed => feed.Next).Select(feed => feed.Id).ToListAsync(stop)
        )
        {
            // Of two desks on one database one takes its turn.
            var next = Now + Every;
            if (
                await state
                    .Feeds.Where(feed => feed.Id == id && feed.Next <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(feed => feed.Next, next), stop) == 0
            )
            {
                continue;
            }

            state.ChangeTracker.Clear();
            try
            {
                if (await state.Feeds.SingleOrDefaultAsync(feed => feed.Id == id, stop) is { } feed)
                {
                    await Read(feed, stop);
                    await state.SaveChangesAsync(stop);
                }
            }
            // Whatever one feed holds, it keeps no other from being read.
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                state.ChangeTracker.Clear();
                if (await state.Feeds.SingleOrDefaultAsync(feed => feed.Id == id, stop) is { } feed)
                {
                    Failed(feed, "unread", e.GetBaseException().Message);
                    await state.SaveChangesAsync(stop);
                }
            }
        }
    }

    private string? List(string address, string by)
    {
        if (state.Feeds.Any(feed => feed.Address == address))
        {
            return "there";
        }

        if (state.Feeds.Count() >= MostFeeds)
        {
            return "many";
        }

        state.Feeds.Add(
            new FeedRow
            {
                Address = address,
                Title = "",
                Language = "",
                By = by,
                Added = Now,
                Next = Now,
            }
        );
        state.Note(Now, by, "feed-add", null, address);
        return null;
    }

    private Task With(int id, Action<FeedRow> act) =>
        state.Decide(() =>
        {
            if (state.Feeds.Find(id) is { } feed)
            {
                act(feed);
            }

            return id;
        });

    private async Task Read(FeedRow feed, CancellationToken stop)
    {
        var address = new Uri(feed.Address);
        var (may, why) = await robots.Ask(address, stop);
        if (may is not true)
        {
            // What does not answer may do so soon; what says no is let alone for a day.
            Failed(
                feed,
                may is null ? "robots-unread" : "robots",
                may is null ? why : address.Host,
                may is null ? null : TimeSpan.FromDays(1)
            );
            return;
        }

        var answer = await fetcher.Get(address, Ask with { IfNoneMatch = feed.Tag, IfModifiedSince = feed.Modified }, stop);
        try
        {
            switch (answer)
            {
                case { Fault: { } fault }:
                    Failed(feed, "fault-" + fault.Text(), answer.Detail);
                    break;
                case { Status: 304 }:
                    Done(feed, null, "");
                    break;
                case { Status: 410 }:
                    Failed(feed, "gone", "");
                    feed.Next = Never;
                    break;
                case { Status: 429 or 503 }:
                    Failed(feed, "wait", $"{answer.Status}", answer.RetryAfter(clock.GetUtcNow()));
                    break;
                case { IsPage: false }:
                    Failed(feed, "status", $"{answer.Status}");
                    break;
                default:
                    await Take(feed, answer, stop);
                    break;
            }
        }
        catch (FeedFault fault)
        {
            Failed(feed, fault.Key, fault.Detail);
        }
    }

    private async Task Take(FeedRow feed, Answer answer, CancellationToken stop)
    {
        var charset = System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(answer.Header("Content-Type"), out var type)
            ? type.CharSet
            : null;
        var content = FeedText.Read(answer.Body, answer.Address, charset);
        (feed.Title, feed.Language) = (content.Title, content.Language.Length <= 35 ? content.Language : "");
        // Two feeds that two desks read may have the same item.
        await using var alone = await state.Alone();
        var left = await items.Take(feed, content.Items, stop);
        (feed.Tag, feed.Modified) = (Short(answer.Header("ETag")), Short(answer.Header("Last-Modified")));
        if (left > 0)
        {
            // What is left must come again.
            (feed.Tag, feed.Modified) = (null, null);
            Done(feed, "full", $"{left}");
        }
        else
        {
            Done(
                feed,
                content.IsCut ? "cut"
                    : content.Items.Count == 0 ? "none"
                    : null,
                $"{FeedText.MostItems}"
            );
        }

        await state.SaveChangesAsync(stop);
        await alone.CommitAsync(stop);
    }

    private void Done(FeedRow feed, string? told, string detail)
    {
        (feed.Read, feed.Failures, feed.Next) = (Now, 0, Now + Every);
        Tell(feed, told, detail);
    }

    // The longer it does not work the seldomer it is tried.
    private void Failed(FeedRow feed, string told, string detail, TimeSpan? wish = null)
    {
        feed.Failures++;
        var pause = Every * Math.Pow(2, Math.Min(feed.Failures, 10));
        pause = pause > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : pause;
        pause = wish > pause ? wish.Value : pause;
        feed.Next = Now + (pause > Longest ? Longest : pause);
        Tell(feed, told, detail);
    }

    private static void Tell(FeedRow feed, string? told, string detail) =>
        (feed.Told, feed.Detail) = (
            told,
            told is null ? null
            : detail.Length <= LongestDetail ? detail
            : detail[..LongestDetail] + "…"
        );

    private static string? Short(string? header) => header is { Length: <= LongestHeader } ? header : null;
}
