using BenchmarkDotNet.Attributes;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>The geometry of a picture alone: which marks stand for themselves, which are counted together, and where.</summary>
[MemoryDiagnoser]
public class Pictures
{
    private const int Lanes = 6;
    private static readonly DateOnly First = new(2022, 2, 24);

    private readonly List<PicturePoint> points = [];
    private readonly PictureAxis axis = new(First, First.AddDays(1549));

    [Params(100, 1_000, 100_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        for (var ordinal = 0; ordinal < Events; ordinal++)
        {
            var day = First.AddDays((int)(ordinal * 1550L / Events));
            points.Add(new PicturePoint(ordinal, day, random.Next(5) == 0 ? day.AddDays(30) : day, random.Next(Lanes)));
        }
    }

    [Benchmark]
    public PictureGroups Wide() => PictureGroups.Of(points, axis, PictureFrame.Wide);
}
