namespace CeasefireTracker.Web.Picture;

/// <summary>A turning point's letter and name in the picture.</summary>
/// <param name="Line">The line in which they stand, from 0.</param>
/// <param name="IsBefore">True if they stand before its place, else after it.</param>
/// <param name="Shown">As much of its name as there is room for; empty: its letter alone.</param>
public readonly record struct PictureName(PictureTurn Turn, int Line, bool IsBefore, string Shown);

/// <summary>
/// Finds room for the names of turning points, so that none lies over another: each in the first line that has room for it. Where none has,
/// it is cut short, or the name before it is; where even letters would lie over each other, it is left out. A legend tells what is not
/// named.
/// </summary>
/// <param name="lines">How many lines there are.</param>
internal sealed class PictureNames(int lines)
{
    /// <summary>Pixels for the letter before a name, and between two names.</summary>
    private const double Letter = 26;

    /// <summary>The most pixels that a name gets, so that it leaves room for those after it.</summary>
    private const double Longest = 330;

    private static readonly double Width = PictureFrame.Wide.Width;

    /// <summary>Pixels for a letter alone: so many that it is clear of others on the narrowest screen too.</summary>
    private static readonly double Alone = 11 * Width / PictureFrame.Narrowest;

    private readonly List<PictureName> placed = [];

    /// <summary>The place of each for which there is one, in the order given.</summary>
    /// <param name="turns">In the order of days.</param>
    public IReadOnlyList<PictureName> Of(IReadOnlyList<PictureTurn> turns, Func<PictureTurn, string> name)
    {
        placed.Clear();
        foreach (var turn in turns)
        {
            var words = PictureView.Fitting(name(turn), Longest);
            if ((Whole(turn, words) ?? Shortened(turn, words, isNamed: true)) is { } found)
            {
                placed.Add(found);
            }
            else if (!Shortens(turn, words) && Shortened(turn, words, isNamed: false) is { } alone)
            {
                placed.Add(alone);
            }
        }

        return placed;
    }

    /// <summary>From where to where a letter and its name reach, in pixels of the wide picture.</summary>
    public static (double From, double To) Reach(PictureName name)
    {
        var length = name.Shown.Length == 0 ? Alone : Letter + PictureView.Length(name.Shown);
        return name.IsBefore ? (X(name.Turn) - length, X(name.Turn)) : (X(name.Turn), X(name.Turn) + length);
    }

    private static double X(PictureTurn turn) => turn.X * Width / 100;

    private IEnumerable<(int Line, double End)> Ends() =>
        Enumerable
            .Range(0, lines)
            .Select(line => (line, placed.Where(name => name.Line == line).Select(name => Reach(name).To).DefaultIfEmpty(0).Max()));

    private PictureName? Whole(PictureTurn turn, string words)
    {
        var after = new PictureName(turn, 0, false, words);
        return Reach(after).To <= Width && Free(after) is { } line ? after with { Line = line }
            : Free(after with { IsBefore = true }) is { } other ? after with { Line = other, IsBefore = true }
            : null;

        int? Free(PictureName name) => Ends().Where(line => line.End <= Reach(name).From).Select(line => (int?)line.Line).FirstOrDefault();
    }

    private PictureName? Shortened(PictureTurn turn, string words, bool isNamed) =>
        Ends()
            .SelectMany(line =>
                new[]
                {
                    (line.Line, IsBefore: false, Room: line.End <= X(turn) ? Width - X(turn) : 0),
                    (line.Line, IsBefore: true, Room: X(turn) - line.End),
                }
            )
            .Where(place => place.Room >= Alone)
            .OrderByDescending(place => place.Room)
            .Select(place => new PictureName(turn, place.Line, place.IsBefore, PictureView.Fitting(words, place.Room - Letter)))
            .Where(name => !isNamed || name.Shown.Length > 0)
            .Select(name => (PictureName?)name)
            .FirstOrDefault();

    /// <summary>Cuts the name before it, of those that leave most of it, and takes the room behind.</summary>
    private bool Shortens(PictureTurn turn, string words)
    {
        var isBefore = X(turn) + Letter + PictureView.Length(words) > Width;
        var last = placed
            .Select((name, place) => (name, place))
            .GroupBy(pair => pair.name.Line, (_, line) => line.Last())
            .Where(pair => !pair.name.IsBefore && X(turn) - X(pair.name.Turn) >= (isBefore ? 2 * Alone : Alone))
            .OrderBy(pair => pair.name.Turn.X)
            .Take(1)
            .ToList();
        foreach (var (name, place) in last)
        {
            var room = (X(turn) - X(name.Turn)) / (isBefore ? 2 : 1);
            placed[place] = name with { Shown = PictureView.Fitting(name.Shown, room - Letter) };
            placed.Add(
                new PictureName(turn, name.Line, isBefore, PictureView.Fitting(words, (isBefore ? room : Width - X(turn)) - Letter))
            );
        }

        return last.Count > 0;
    }
}
