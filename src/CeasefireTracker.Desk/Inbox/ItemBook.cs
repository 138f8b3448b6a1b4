using System.Globalization;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>The items of all feeds: how they come in, each once, and what becomes of them.</summary>
public sealed class ItemBook(DeskContext state, LiveRecord record, Matches matches, DraftBook book, TimeProvider clock)
{
    /// <summary>How many items of one feed may wait for a decision; while so many do, no more are taken from it.</summary>
    public const int MostOpen = 500;

    /// <summary>The most characters of a reason.</summary>
    public const int MostOfReason = 300;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>How many wait for a decision.</summary>
    public int Waiting => state.Items.Count(item => item.State == ItemState.Open);

    /// <summary>Those that wait, the newest first: by the day that they say, unless that lies after the one on which they came.</summary>
    public IReadOnlyList<ItemRow> Open(int most) =>
        [
            .. state
                .Items.Where(item => item.State == ItemState.Open)
                .OrderByDescending(item => item.Published < item.Seen ? item.Published : item.Seen)
                .ThenByDescending(item => item.Id)
                .Take(most),
        ];

    /// <summary>The item with a number; null if there is none.</summary>
    public ItemRow? Find(int id) => state.Items.Find(id);

    /// <summary>The draft that was begun with an item; null if none was.</summary>
    public DraftRow? DraftOf(int id) => Find(id)?.DraftId is { } draft ? state.Drafts.Find(draft) : null;

    /// <summary>What was typed, as a reason that the log keeps; null if it is none.</summary>
    public static string? Reason(string? typed) => PlainText.Of(typed) is { Length: > 0 and <= MostOfReason } why ? why : null;

    /// <summary>What an item is called where nothing else of it is shown.</summary>
    public static string Name(ItemRow item) =>
        item.Title.Length > 0 ? item.Title
        : item.Address.Length > 0 ? item.Address
        : item.Text;

    /// <summary>Adds what nobody has seen yet; it is kept when the changes are saved.</summary>
    /// <returns>How many were left, because too many wait.</returns>
    public async Task<int> Take(FeedRow feed, IReadOnlyList<FeedItem> items, CancellationToken stop)
    {
        // An address that several items of a feed have tells none from another.
        var shared = items
            .Where(item => item.Address.Length > 0)
            .GroupBy(item => item.Address)
            .Where(group => group.Select(item => item.Title).Distinct().Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
        var fresh = items
            .Where(item => item.Address.Length > 0 || item.Title.Length > 0 || item.Text.Length > 0)
            .Select(item => (Item: item, Mark: MarkOf(feed, item)))
            .Select(pair =>
                (
                    pair.Item,
                    pair.Mark,
                    Key: pair.Item.Address.Length == 0 || shared.Contains(pair.Item.Address)
                        ? pair.Mark
                        : PastedAddress.Key(pair.Item.Address)
                )
            )
            .DistinctBy(item => item.Key)
            .DistinctBy(item => item.Mark)
            .ToList();
        var (keys, marks) = (fresh.Select(item => item.Key).ToList(), fresh.Select(item => item.Mark).ToList());
        var seen = (
            await state
                .Items.Where(item => keys.Contains(item.Key) || marks.Contains(item.Mark))
                .Select(item => new { item.Key, item.Mark })
                .ToListAsync(stop)
        )
            .SelectMany(item => new[] { item.Key, item.Mark })
            .ToHashSet(StringComparer.Ordinal);
        fresh.RemoveAll(item => seen.Contains(item.Key) || seen.Contains(item.Mark));
        var room = Math.Max(
            0,
            MostOpen - await state.Items.CountAsync(item => item.FeedId == feed.Id && item.State == ItemState.Open, stop)
        );
        var index = matches.Now();
        var left = 0;
        foreach (var (item, mark, key) in fresh)
        {
            // An address that several items share tells none of them apart.
            var isKnown = key != mark && index.SourceAt(item.Address) is not null;
            if (!isKnown && room-- <= 0)
            {
                left++;
                continue;
            }

            state.Items.Add(
                new ItemRow
                {
                    FeedId = feed.Id,
                    Key = key,
                    Mark = mark,
                    Address = item.Address,
                    Title = item.Title,
                    Text = isKnown ? "" : item.Text,
                    Published = item.Published?.UtcDateTime,
                    Ahead = (int)(item.Published?.Offset.TotalMinutes ?? 0),
                    Seen = Now,
                    State = isKnown ? ItemState.Known : ItemState.Open,
                }
            );
        }

        return left;
    }

    /// <summary>Begins a draft of a new event with an item as its source, unless somebody was quicker.</summary>
    public Task<Begun> Draft(int id, Person person)
    {
        var (now, index) = (record.Now(), matches.Now());
        return Begin(id, item => Begin(item, person, New(item, now, index), ItemState.Drafted, "item-draft", ""));
    }

    /// <summary>Begins a draft that cites an item on an event, unless somebody was quicker.</summary>
    /// <returns>Null if the record has no such event.</returns>
    public async Task<Begun?> Cite(int id, Person person, string e) =>
        PartKind.Event.Find(record.Now(), e) is { } known
            ? await Begin(
                id,
                item =>
                    Begin(
                        item,
                        person,
                        DraftContent.Empty.Add(PartKind.Event, known["id"]!.ToString(), known, known),
                        ItemState.Cited,
                        "item-cite",
                        e
                    )
            )
            : null;

    /// <summary>Sets items aside.</summary>
    /// <returns>How many of them nobody else had decided on.</returns>
    public Task<int> SetAside(IReadOnlyCollection<int> ids, Person person, string reason) =>
        state.Decide(() =>
        {
            var open = state.Items.Where(item => ids.Contains(item.Id) && item.State == ItemState.Open).ToList();
            open.ForEach(item => Decide(item, ItemState.SetAside));
            if (open.Count > 0)
            {
                var what = open is [var one] ? Logged(one) : $"{open.Count}";
                state.Note(Now, person.Id, "item-aside", null, $"{what}: {reason}");
            }

            return open.Count;
        });

    private Task<Begun> Begin(int id, Func<ItemRow, DraftRow> begin) =>
        state.Decide(() =>
            Find(id) is not { } item ? Begun.Nothing
            : item.State == ItemState.Open ? Begun.Of(begin(item))
            : Begun.Of(DraftOf(id))
        );

    private DraftContent New(ItemRow item, RecordVersion now, MatchIndex index)
    {
        var typed = PartKind.Event.Blank(now, book.Today);
        if (Title(item) is (var language, var title))
        {
            typed["title"] = new JsonObject { [language] = title };
        }

        var names = index.Of(item, Now).Names;
        if (names.Count > 0)
        {
            typed["actors"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["actor"] = name.Id })]);
        }

        return DraftContent.Empty.Add(PartKind.Event, null, typed, null);
    }

    private DraftRow Begin(ItemRow item, Person person, DraftContent content, ItemState to, string act, string detail)
    {
        var day = item.PublishedThere is { } published ? PartKind.Text(DateOnly.FromDateTime(published.DateTime)) : "";
        if (item.Address.Length > 0)
        {
            (content, _, _) = Pasting.Into(content, content.Parts[0], record.Now(), item.Address, day);
            // The title in its own language stands with the document.
            if (
                content.Parts.FirstOrDefault(part => part.Kind == PartKind.Source.Name && part.Was is null) is { } source
                && item.Title.Length > 0
            )
            {
                var typed = (JsonObject)source.Typed.DeepClone();
                typed["title"] = item.Title;
                if (Title(item) is (var language, _))
                {
                    typed["language"] ??= language;
                }

                content = content.With(source with { Typed = typed });
            }
        }

        Decide(item, to);
        var draft = book.Begin(person, content);
        item.DraftId = draft.Id;
        state.Note(Now, person.Id, act, draft.Id, detail.Length == 0 ? Logged(item) : $"{detail}: {Logged(item)}");
        return draft;
    }

    // What was decided on is kept to be known again, and for nothing else.
    private static void Decide(ItemRow item, ItemState to) => (item.State, item.Text) = (to, "");

    private (string Language, string Title)? Title(ItemRow item) =>
        item.Title.Length > 0
        && state.Feeds.Find(item.FeedId)?.Language.Split('-')[0].ToLowerInvariant() is { } language
        && EnumText.TryParse<Language>(language, out _)
            ? (language, item.Title)
            : null;

    private static string Logged(ItemRow item) => item.Address.Length > 0 ? item.Address : item.Title;

    private static string MarkOf(FeedRow feed, FeedItem item) =>
        Mark.Of(
            string.Join(
                '\n',
                feed.Id.ToString(CultureInfo.InvariantCulture),
                item.Id.Length > 0 ? item.Id : $"{item.Published?.UtcDateTime:s}",
                RecordNames.Folded(item.Title)
            )
        );
}
