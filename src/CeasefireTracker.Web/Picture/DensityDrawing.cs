using System.Text.Encodings.Web;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using Microsoft.AspNetCore.Html;

namespace CeasefireTracker.Web.Picture;

/// <summary>Writes the bars of a density, each a link to its days: not as a view, because there are a hundred of them.</summary>
/// <param name="filter">What the bars count; their links stay within it.</param>
/// <param name="height">Of the highest bar, with two pixels above it.</param>
public sealed class DensityDrawing(Density density, TimelineFilter filter, FilterSentence sentence, Links links, double height)
    : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var axis = density.Axis;
        var chosen = filter.From is null && filter.To is null ? null : axis.Clip(filter.Span);
        foreach (var (window, count) in density.Bars.Where(bar => bar.Count > 0))
        {
            var (from, to) = (axis.Start(window.First), axis.End(window.Last));
            var (start, end) = DateBound.Between(window.First, window.Last);
            var tall = Math.Max(2, count * (height - 2) / density.Highest);
            var x = PictureView.Percent(from);
            var look = chosen is { } inside && (to <= inside.From || from >= inside.To) ? " class=\"outside\"" : "";
            var address = links.Timeline(filter with { From = start, To = end, After = null });
            var words = encoder.Encode(sentence.Of(TimelineFilter.Everything with { From = start, To = end }, count));
            var y = PictureView.Pixels(height - tall);
            writer.Write($"""<a href="{encoder.Encode(address)}"{look}><title>{words}</title>""");
            writer.Write($"""<rect class="hit" x="{x}" width="{PictureView.Percent(to - from)}"/>""");
            writer.Write(
                $"""<rect x="{x}" width="{PictureView.Percent((to - from) * 0.8)}" y="{y}" height="{PictureView.Pixels(tall)}"/></a>"""
            );
        }
    }
}
