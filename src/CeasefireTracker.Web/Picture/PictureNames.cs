namespace CeasefireTracker.Web.Picture;

/// <summary>Finds room for the names of turning points: each in the first line in which it hides none of those before it.</summary>
/// <param name="lines">How many lines there are.</param>
internal sealed class PictureNames(int lines)
{
    /// <summary>Pixels for the letter before a name, and between two names.</summary>
    private const double Letter = 26;

    /// <summary>The most pixels that a name gets, so that it leaves room for those after it.</summary>
    private const double Longest = 330;

    private const double Width = 860;

    /// <summary>The line of each, whether its name stands before its place, and as much of it as there is room for.</summary>
    public IEnumerable<(PictureTurn Turn, int Line, bool IsBefore, string Shown)> Of(
        IReadOnlyList<PictureTurn> turns,
        Func<PictureTurn, string> name
    )
    {
        var ends = new double[lines];
        foreach (var turn in turns)
        {
            var (x, words) = (turn.X * Width / 100, PictureView.Fitting(name(turn), Longest));
            var length = PictureView.Length(words) + Letter;
            var after = x + length > Width ? -1 : Array.FindIndex(ends, end => end <= x);
            var before = Array.FindIndex(ends, end => end <= x - length);
            var (line, isBefore) =
                after >= 0 ? (after, false)
                : before >= 0 ? (before, true)
                : (Array.IndexOf(ends, ends.Min()), Width - x < x - ends.Min());
            var room = (isBefore ? x - ends[line] : Width - Math.Max(x, ends[line])) - Letter;
            ends[line] = isBefore ? x : x + length;
            yield return (turn, line, isBefore, PictureView.Fitting(words, room));
        }
    }
}
