using System.Globalization;
using System.Text;
using System.Xml;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>A feed as Atom (RFC 4287).</summary>
public static class AtomFeed
{
    public const string MediaType = "application/atom+xml";
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static IEnumerable<string> Write(Feed feed)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            var language = feed.Edition.Language;
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, language.Text());
            Element(xml, "id", feed.Id);
            Element(xml, "title", feed.Title);
            Element(xml, "subtitle", feed.Description);
            Element(xml, "updated", Day(feed.Updated));
            Link(xml, "self", MediaType, feed.Address(".atom"), language);
            Link(xml, "alternate", "text/html", feed.Address(), language);
            Link(xml, "alternate", "text/html", feed.OtherAddress, feed.OtherLanguage);
            xml.WriteStartElement("author");
            Element(xml, "name", feed.Edition.Site.Responsible?.In(language) ?? language.Say("site.name"));
            xml.WriteEndElement();
            xml.WriteStartElement("generator");
            xml.WriteAttributeString("version", feed.Edition.Store.Hash);
            xml.WriteString("CeasefireTracker");
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
            {
                Entry(xml, entry, feed);
            }

            xml.WriteEndElement();
        }

        return ["<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", text.Append('\n').ToString()];
    }

    private static void Entry(XmlWriter xml, FeedEntry entry, Feed feed)
    {
        xml.WriteStartElement("entry");
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Element(xml, "published", Day(entry.Published));
        Element(xml, "updated", Day(entry.Updated));
        Link(xml, "alternate", "text/html", feed.Edition.Whole(entry.Page), feed.Edition.Language);
        Link(xml, "alternate", "text/html", feed.Edition.Whole(Links.InLanguage(feed.OtherLanguage, entry.Page, default)), feed.OtherLanguage);
        foreach (var category in entry.Categories)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        Element(xml, "summary", entry.Summary);
        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(entry.Html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Clean(text));

    private static void Link(XmlWriter xml, string relation, string type, string address, Language language)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("hreflang", language.Text());
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

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
