using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>
/// Reads RSS 2.0 and Atom by the framework's own reader of them, and JSON Feed by its reader of JSON: each is kept by others, knows the
/// spellings of dates and links that feeds have, and stops after so many items instead of taking a million into memory. RSS 1.0, which the
/// framework does not read, is a few elements of RDF.
/// </summary>
public static class FeedText
{
    /// <summary>The most items that are taken at once; feeds begin with the newest.</summary>
    public const int MostItems = 500;

    /// <summary>The most bytes of a feed.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const int LongestMarkup = 20_000;

    // PostgreSQL indexes no longer key, and no page is at such an address.
    private const int LongestAddress = 2_000;
    private const int LongestTitle = 300;
    private const int LongestText = 800;
    private const int ShortestDay = 10;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    static FeedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The items of a feed.</summary>
    /// <param name="at">Its address, by which links in it that are not whole count.</param>
    /// <param name="charset">What its <c>Content-Type</c> says of its encoding; null for nothing.</param>
    /// <exception cref="FeedFault">It cannot be read.</exception>
    public static FeedContent Read(ReadOnlyMemory<byte> bytes, Uri at, string? charset)
    {
        var first = bytes.Span.TrimStart("\xEF\xBB\xBF \t\r\n"u8);
        return first.Length == 0 ? throw new FeedFault("empty")
            : first[0] is (byte)'{' or (byte)'[' ? Json(bytes, at)
            : Syndication(bytes, at, charset);
    }

    private static FeedContent Syndication(ReadOnlyMemory<byte> bytes, Uri at, string? charset)
    {
        try
        {
            using var text = Reader(bytes, charset);
            using var xml = text is null ? XmlReader.Create(new MemoryStream(bytes.ToArray()), Xml) : XmlReader.Create(text, Xml);
            if (RdfFeed.CanRead(xml))
            {
                return Rdf(new RdfFeed(xml, MostItems), at);
            }

            var (rss, atom) = (new FirstRss(), new FirstAtom());
            SyndicationFeedFormatter formatter = rss.CanRead(xml)
                ? Second(xml)
                    ? rss
                    : throw new FeedFault("format", $"RSS {xml.GetAttribute("version")}")
                : atom.CanRead(xml)
                    ? atom
                    : throw new FeedFault("format", xml.LocalName);
            formatter.ReadFrom(xml);
            var feed = formatter.Feed;
            return new FeedContent(
                Plain(feed.Title?.Text, LongestTitle),
                (feed.Language ?? "").Trim(),
                [.. feed.Items.Select(item => Item(item, at))],
                rss.IsCut || atom.IsCut
            );
        }
        catch (XmlException e)
        {
            // The framework's own sentence names the place; of a document type it says that there is one.
            throw new FeedFault(e.Message.Contains("DTD", StringComparison.Ordinal) ? "dtd" : "xml", e.Message);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or UriFormatException)
        {
            throw new FeedFault("xml", e.Message);
        }
    }

    // The versions between 1.0 and 2.0, which hardly anybody writes any more, the framework does not read.
    private static bool Second(XmlReader rss) => rss.GetAttribute("version") == "2.0";

    private static FeedContent Rdf(RdfFeed feed, Uri at) =>
        new(
            Plain(feed.Title, LongestTitle),
            feed.Language,
            [
                .. feed.Items.Select(item => new FeedItem(
                    item.About,
                    Address(First(item.Link, item.About), at),
                    Plain(item.Title, LongestTitle),
                    Plain(item.Description, LongestText),
                    Date(item.Date)
                )),
            ],
            feed.IsCut
        );

    private static FeedItem Item(SyndicationItem item, Uri at)
    {
        var link = item.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate") ?? item.Links.FirstOrDefault();
        return new FeedItem(
            item.Id ?? "",
            Address(link?.GetAbsoluteUri()?.OriginalString ?? link?.Uri?.OriginalString, at),
            Plain(item.Title?.Text, LongestTitle),
            Plain(item.Summary?.Text ?? (item.Content as TextSyndicationContent)?.Text, LongestText),
            Day(item)
        );
    }

    // Where a date cannot be read, the framework says so only when it is asked for it.
    private static DateTimeOffset? Day(SyndicationItem item)
    {
        try
        {
            var day = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
            return day != default
                ? day
                : Date(item.ElementExtensions.ReadElementExtensions<string>("date", RdfFeed.DublinCore).FirstOrDefault());
        }
        catch (Exception e) when (e is XmlException or System.Runtime.Serialization.SerializationException)
        {
            return null;
        }
    }

    private static FeedContent Json(ReadOnlyMemory<byte> bytes, Uri at)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.Span.StartsWith("\xEF\xBB\xBF"u8) ? bytes[3..] : bytes);
            if (!Text(json.RootElement, "version").Contains("jsonfeed.org/version/", StringComparison.Ordinal))
            {
                throw new FeedFault("format", "JSON");
            }

            var items = json.RootElement.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array ? list : default;
            return new FeedContent(
                Plain(Text(json.RootElement, "title"), LongestTitle),
                Text(json.RootElement, "language"),
                items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray().Take(MostItems).Select(item => Item(item, at))] : [],
                items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > MostItems
            );
        }
        // Half a character, or a byte that is no UTF-8, is found only where the text is taken.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FeedFault("json", e.Message);
        }
    }

    private static FeedItem Item(JsonElement item, Uri at) =>
        new(
            Text(item, "id"),
            Address(First(Text(item, "url"), Text(item, "external_url"), Text(item, "id")), at),
            Plain(Text(item, "title"), LongestTitle),
            Plain(First(Text(item, "summary"), Text(item, "content_text"), Text(item, "content_html")), LongestText),
            Date(First(Text(item, "date_published"), Text(item, "date_modified")))
        );

    private static string Text(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            }
            : "";

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }

    // A month alone would be taken for its first day.
    private static DateTimeOffset? Date(string? text) =>
        text?.Trim() is { Length: >= ShortestDay } day
        && DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;

    private static string Address(string? text, Uri at) =>
        text?.Trim() is { Length: > 0 } link
        && Uri.TryCreate(at, link, out var whole)
        && PastedAddress.Normal(whole.AbsoluteUri) is { Length: <= LongestAddress } normal
            ? normal
            : "";

    private static string Plain(string? text, int longest)
    {
        text = text is { Length: > LongestMarkup } ? text[..LongestMarkup] : text ?? "";
        // Titles are often escaped twice.
        var words = string.Join(
            ' ',
            PlainText.Of(Markup.Text(Markup.Text(text))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return words.Length <= longest ? words : words[..longest] + "…";
    }

    // The header counts before what the document says of itself (RFC 7303), and a mark at its beginning before both.
    private static StreamReader? Reader(ReadOnlyMemory<byte> bytes, string? charset)
    {
        if (charset is null || bytes.Span.StartsWith("\xEF\xBB\xBF"u8) || bytes.Span is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            return null;
        }

        try
        {
            var encoding = Encoding.GetEncoding(
                charset.Trim('"', '\'', ' '),
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            );
            encoding.GetCharCount(bytes.Span);
            return new StreamReader(new MemoryStream(bytes.ToArray()), encoding);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Unknown, refused, or not what the bytes are; then what the document says of itself is tried. (A bad byte is an
            // ArgumentException too.)
            return null;
        }
    }

    private sealed class FirstRss : Rss20FeedFormatter
    {
        public bool IsCut { get; private set; }

        protected override IEnumerable<SyndicationItem> ReadItems(XmlReader reader, SyndicationFeed feed, out bool areAllItemsRead)
        {
            var items = new List<SyndicationItem>();
            while (items.Count < MostItems && reader.IsStartElement("item", ""))
            {
                items.Add(ReadItem(reader, feed));
            }

            IsCut = reader.IsStartElement("item", "");
            areAllItemsRead = !IsCut;
            return items;
        }
    }

    private sealed class FirstAtom : Atom10FeedFormatter
    {
        private const string Namespace = "http://www.w3.org/2005/Atom";

        public bool IsCut { get; private set; }

        protected override IEnumerable<SyndicationItem> ReadItems(XmlReader reader, SyndicationFeed feed, out bool areAllItemsRead)
        {
            var items = new List<SyndicationItem>();
            while (items.Count < MostItems && reader.IsStartElement("entry", Namespace))
            {
                items.Add(ReadItem(reader, feed));
            }

            IsCut = reader.IsStartElement("entry", Namespace);
            areAllItemsRead = !IsCut;
            return items;
        }
    }
}
