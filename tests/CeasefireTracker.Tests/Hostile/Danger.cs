using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Hostile;

/// <summary>Looks for what must not stand in a page of ours, in the tree that a browser would make of it.</summary>
public static class Danger
{
    private static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "base",
        "style",
        "template",
        "portal",
        "math",
        "video",
        "audio",
        "marquee",
        "isindex",
        "plaintext",
        "foreignobject",
        "animate",
        "set",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "href",
        "xlink:href",
        "src",
        "srcset",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "ping",
        "cite",
        "data-originalurl",
        "data-versionurl",
    };

    /// <summary>What is dangerous in an HTML text; none if it is safe.</summary>
    public static IReadOnlyList<string> In(string html) => [.. new HtmlParser().ParseDocument(html).All.SelectMany(Of)];

    private static IEnumerable<string> Of(IElement element)
    {
        var name = element.LocalName;
        // The embed's own base says only that its links open beside the frame.
        var isOfEmbed = name == "base" && element.Attributes.Length == 1 && element.GetAttribute("target") == "_blank";
        if ((Elements.Contains(name) && !isOfEmbed) || (name == "meta" && element.HasAttribute("http-equiv")))
        {
            yield return $"<{name}>";
        }

        if (
            name == "script"
            && element.GetAttribute("type") != "application/ld+json"
            && !IsOurs(element.GetAttribute("src") ?? "", sameSite: true)
        )
        {
            yield return $"a script: {element.OuterHtml[..Math.Min(80, element.OuterHtml.Length)]}";
        }

        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc" or "autofocus")
            {
                yield return $"<{name} {attribute.Name}>";
            }
            else if (
                Addresses.Contains(attribute.Name)
                && !IsOurs(
                    attribute.Value,
                    sameSite: attribute.Name is not ("href" or "cite" or "data-originalurl" or "data-versionurl")
                        || name is not ("a" or "link")
                )
            )
            {
                yield return $"<{name} {attribute.Name}=\"{attribute.Value}\">";
            }
        }
    }

    private static bool IsOurs(string address, bool sameSite)
    {
        if (address.Length > 0 && address[0] is '/' or '#' or '?')
        {
            return !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal);
        }

        return !sameSite && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
    }
}
