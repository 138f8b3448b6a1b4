namespace CeasefireTracker.Web.Picture;

/// <summary>
/// What narrow screens show in the place of marks that would be too near each other for a finger: WCAG 2.5.8 asks for 24 pixels. The
/// drawing stays the same one: some of its marks are seen on wide screens only, and these counts on narrow ones only.
/// </summary>
internal static class PictureFolds
{
    /// <summary>The least distance of two middles within a lane, in pixels.</summary>
    private const double Target = 24;

    /// <summary>The marks and clusters of a picture as both widths show them.</summary>
    public static IEnumerable<PictureItem> Of(IEnumerable<PictureItem> items, Func<PictureItem, (DateOnly First, DateOnly Last)> days) =>
        items.GroupBy(item => item.Lane).SelectMany(lane => Fold([.. lane.OrderBy(item => item.X)], days));

    private static IEnumerable<PictureItem> Fold(List<PictureItem> lane, Func<PictureItem, (DateOnly First, DateOnly Last)> days)
    {
        // A row of cells a target wide; what shares a cell is counted in its middle.
        var cells = (int)(PictureFrame.Narrowest / Target);
        var groups = new List<(int From, int To, List<PictureItem> Items)>();
        foreach (var cell in lane.GroupBy(item => Math.Clamp((int)(item.X / 100 * cells), 0, cells - 1)))
        {
            groups.Add((cell.Key, cell.Key, [.. cell]));
            // One that stands alone stays where it is, and may be too near to what is before it: then they are counted together.
            while (groups.Count > 1 && Middle(groups[^1]) - Middle(groups[^2]) < Target * 100 / PictureFrame.Narrowest)
            {
                groups[^2] = (groups[^2].From, groups[^1].To, [.. groups[^2].Items, .. groups[^1].Items]);
                groups.RemoveAt(groups.Count - 1);
            }
        }

        foreach (var group in groups)
        {
            if (group.Items is [PictureMark alone])
            {
                yield return alone;
                continue;
            }

            foreach (var item in group.Items)
            {
                yield return item with
                {
                    Seen = SeenAt.Wide,
                };
            }

            var own = group.Items[0].Lane;
            yield return new PictureCount(
                own,
                new PictureWindow(group.Items.Min(item => days(item).First), group.Items.Max(item => days(item).Last)),
                group.Items.Sum(item => item is PictureCount count ? count.Count : 1),
                Middle(group),
                0,
                own.FirstRowY - (PictureFrame.Pitch / 2),
                SeenAt.Narrow
            );
        }

        double Middle((int From, int To, List<PictureItem> Items) group) =>
            group.Items is [PictureMark alone] ? alone.X : (group.From + group.To + 1) * 50.0 / cells;
    }
}
