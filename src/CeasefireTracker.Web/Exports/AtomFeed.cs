using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>A feed as Atom (RFC 4287). The translation is related, not a second alternate: common readers follow the last
/// alternate.</summary>
public static class AtomFeed
{
    public const string MediaType = "application/atom+xml";
    private static readonly XNamespace Namespace = "http://www.w3.org/2005/Atom";

    public static IEnumerable<string> Write(Feed feed)
    {
        var language = feed.ExportContext.Language;
        var written = new SyndicationFeed
        {
            Id = feed.Id,
            Language = language.Text(),
            Title = Plain(feed.Title),
            Description = Plain(feed.Description),
            LastUpdatedTime = Midnight(feed.Updated),
            Links =
            {
                Link("self", MediaType, feed.Address(".atom"), language),
                Link("alternate", "text/html", feed.Address(), language),
                Link("related", "text/html", feed.OtherAddress, feed.OtherLanguage),
            },
            Authors =
            {
                new SyndicationPerson(null, Clean(feed.ExportContext.Site.Responsible?.In(language) ?? feed.ExportContext.SiteName), null),
            },
            // Not by the property Generator, which has no place for the version.
            ElementExtensions =
            {
                new XElement(Namespace + "generator", new XAttribute("version", feed.ExportContext.Store.Hash), "CeasefireTracker"),
            },
            Items = feed.Entries.Select(entry => Entry(entry, feed)),
        };
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings
                {
                    OmitXmlDeclaration = true,
                    Indent = true,
                    NewLineChars = "\n",
                }
            )
        )
        {
            new Atom10FeedFormatter(written).WriteTo(xml);
        }

        return ["<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", text.Append('\n').ToString()];
    }

    private static SyndicationItem Entry(FeedEntry entry, Feed feed)
    {
        var written = new SyndicationItem
        {
            Id = entry.Id,
            Title = Plain(entry.Title),
            PublishDate = Midnight(entry.Published),
            LastUpdatedTime = Midnight(entry.Updated),
            Links =
            {
                Link("alternate", "text/html", feed.ExportContext.Whole(entry.Page), feed.ExportContext.Language),
                Link(
                    "related",
                    "text/html",
                    feed.ExportContext.Whole(feed.ExportContext.Links.In(feed.OtherLanguage, entry.Page)),
                    feed.OtherLanguage
                ),
            },
            Summary = Plain(entry.Summary),
            Content = SyndicationContent.CreateHtmlContent(Clean(entry.Html)),
        };
        foreach (var category in entry.Categories)
        {
            written.Categories.Add(new SyndicationCategory(Clean(category)));
        }

        return written;
    }

    private static TextSyndicationContent Plain(string text) => SyndicationContent.CreatePlaintextContent(Clean(text));

    private static SyndicationLink Link(string relation, string type, string address, Language language) =>
        new(new Uri(address), relation, null, type, 0) { AttributeExtensions = { [new XmlQualifiedName("hreflang")] = language.Text() } };

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Without the characters that XML 1.0 has no way to write.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }
}
