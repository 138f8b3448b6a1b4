using System.Xml;
using System.Xml.Linq;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>A feed in RSS 1.0 or 0.90, which many papers in Japan still write: items stand beside their channel, within RDF.</summary>
public sealed class RdfFeed
{
    /// <summary>The namespace of dates and languages.</summary>
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";

    private const string Syntax = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private readonly List<RdfItem> items = [];

    /// <summary>Reads one.</summary>
    /// <param name="xml">At its beginning; see <see cref="CanRead"/>.</param>
    /// <param name="most">The most items that are taken.</param>
    /// <exception cref="XmlException">It is not well formed.</exception>
    /// <exception cref="FeedFault">It is RDF of another kind.</exception>
    public RdfFeed(XmlReader xml, int most)
    {
        xml.Read();
        while (!xml.EOF && !IsCut)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "item" && items.Count == most)
            {
                IsCut = true;
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                Take((XElement)XNode.ReadFrom(xml));
            }
            else
            {
                xml.Read();
            }
        }

        if (items.Count == 0 && Title is null)
        {
            throw new FeedFault("format", "RDF");
        }
    }

    /// <summary>What it calls itself; null if it does not.</summary>
    public string? Title { get; private set; }

    /// <summary>Empty if it says none.</summary>
    public string Language { get; private set; } = "";

    public IReadOnlyList<RdfItem> Items => items;

    /// <summary>True if there are more than were taken.</summary>
    public bool IsCut { get; }

    /// <summary>True if it begins as one does.</summary>
    public static bool CanRead(XmlReader xml) => xml.IsStartElement("RDF", Syntax);

    private void Take(XElement element)
    {
        var own = element.Name.Namespace;
        if (element.Name.LocalName == "channel")
        {
            (Title, Language) = (element.Element(own + "title")?.Value, Of(element, (XNamespace)DublinCore + "language"));
        }
        else if (element.Name.LocalName == "item")
        {
            items.Add(
                new RdfItem(
                    element.Attribute((XNamespace)Syntax + "about")?.Value.Trim() ?? "",
                    Of(element, own + "link"),
                    Of(element, own + "title"),
                    Of(element, own + "description"),
                    Of(element, (XNamespace)DublinCore + "date")
                )
            );
        }
    }

    private static string Of(XElement element, XName name) => element.Element(name)?.Value.Trim() ?? "";
}

/// <summary>An item as it stands there; what it does not have is empty.</summary>
/// <param name="About">Its name in RDF, which mostly is its address.</param>
/// <param name="Date">ISO 8601, as a profile of the W3C has it.</param>
public sealed record RdfItem(string About, string Link, string Title, string Description, string Date);
