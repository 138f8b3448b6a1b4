using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// Where the stances on one issue stand in a drawing over time. All places are percentages of its width, from 0 to 100, so that it fits any
/// screen.
/// </summary>
/// <param name="Years">The first day of each year in sight, and its place.</param>
/// <param name="Holders">The parties first, then the other states and bodies by how much they have said.</param>
public sealed record BandLayout(IReadOnlyList<(int Year, double Place)> Years, IReadOnlyList<BandHolder> Holders)
{
    private const int MostHolders = 8;

    /// <summary>A stance that stood for a day must still be seen and hit.</summary>
    private const double LeastWidth = 0.6;

    /// <summary>Lays out the positions on one issue, from the year in which the first was stated to the end of the record.</summary>
    public static BandLayout? Of(
        IssueRow issue,
        IReadOnlyList<Position> positions,
        IReadOnlyDictionary<string, ActorRow> actors,
        DateOnly end,
        CancellationToken stop = default
    )
    {
        var shown = positions
            .TakeUntil(stop)
            .Where(position =>
                position.Term.Issue == issue.Id
                && position.From <= end
                && actors.TryGetValue(position.Holder, out var actor)
                && actor.Kind != ActorKind.Person
            )
            .ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var start = new DateOnly(shown.Min(position => position.From).Year, 1, 1);
        double days = end.DayNumber - start.DayNumber + 1;
        double Place(DateOnly day) => Math.Round(Math.Clamp((day.DayNumber - start.DayNumber) / days * 100, 0, 100), 3);

        return new BandLayout(
            [.. Enumerable.Range(start.Year, end.Year - start.Year + 1).Select(year => (year, Place(new DateOnly(year, 1, 1))))],
            [
                .. shown
                    .GroupBy(position => actors[position.Holder])
                    .OrderByDescending(group => group.Key.Party)
                    .ThenBy(group => group.Key.Party ? group.Key.Place : -group.Count())
                    .ThenBy(group => group.Key.Place)
                    .Take(MostHolders)
                    .Select(group => new BandHolder(
                        group.Key,
                        [.. issue.Options.Select(option => Row(option, group)).Where(row => row.Tracks.Count > 0)]
                    )),
            ]
        );

        BandRow Row(IssueOptionRow option, IEnumerable<Position> held)
        {
            var tracks = new List<List<Band>>();
            var standing = new List<Position>();
            foreach (var position in held.TakeUntil(stop).Where(position => position.Term.Option == option.OptionId))
            {
                var from = Math.Min(Place(position.From), 100 - LeastWidth);
                var band = new Band(
                    position,
                    from,
                    Math.Max(LeastWidth, (position.Until is { } until && until < end ? Place(until.AddDays(1)) : 100) - from)
                );
                var track = tracks.Find(track => track[^1].Position.Until < position.From);
                if (track is null)
                {
                    tracks.Add(track = []);
                }

                track.Add(band);
                if (position.StandsOn(end))
                {
                    standing.Add(position);
                }
            }

            return new BandRow(option, tracks, standing);
        }
    }
}

/// <summary>One actor's rows, an option each.</summary>
public sealed record BandHolder(ActorRow Actor, IReadOnlyList<BandRow> Rows);

/// <summary>One option: stances that stand at the same time lie on tracks of their own, so that a contradiction is seen.</summary>
/// <param name="Standing">What stands at the end of the record.</param>
public sealed record BandRow(IssueOptionRow Option, IReadOnlyList<IReadOnlyList<Band>> Tracks, IReadOnlyList<Position> Standing);

/// <summary>One stance for one span: its left edge and its width in percent.</summary>
public sealed record Band(Position Position, double Place, double Width);
