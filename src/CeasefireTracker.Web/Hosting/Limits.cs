namespace CeasefireTracker.Web.Hosting;

/// <summary>What one connection, one request and one answer may take. Every default holds against the trials of slow and greedy
/// readers.</summary>
public sealed record Limits
{
    /// <summary>How long a connection on which nothing is asked stays open. A balancer that keeps its own for longer sends requests into
    /// closed ones.</summary>
    public required TimeSpan KeepAlive { get; init; }

    /// <summary>How long the head of a request may take to arrive.</summary>
    public required TimeSpan Head { get; init; }

    /// <summary>The longest first line of a request, in bytes: its address and 14 more.</summary>
    public required int LineBytes { get; init; }

    /// <summary>The most that all headers of a request may have, in bytes.</summary>
    public required int HeaderBytes { get; init; }

    /// <summary>The most headers of a request.</summary>
    public required int Headers { get; init; }

    /// <summary>The most requests that are under way on one HTTP/2 connection.</summary>
    public required int Streams { get; init; }

    /// <summary>How much of an answer is held for a reader who takes it slowly, in bytes.</summary>
    public required int BufferBytes { get; init; }

    /// <summary>The pace, in bytes a second, below which a reader is cut off; 0: none is.</summary>
    public required int LeastPace { get; init; }

    /// <summary>How long a reader may be slower than <see cref="LeastPace"/>.</summary>
    public required TimeSpan Slowness { get; init; }

    /// <summary>How long one answer may take to be made.</summary>
    public required TimeSpan Answer { get; init; }

    /// <summary>How long a request may wait for its turn.</summary>
    public required TimeSpan Turn { get; init; }

    /// <summary>How long answers that were begun may go on when the program is told to stop.</summary>
    public required TimeSpan Stop { get; init; }

    internal static Limits Read(SettingReader reader)
    {
        return new Limits
        {
            KeepAlive = Seconds("KeepAliveSeconds", 30, 1, 3600),
            Head = Seconds("HeadSeconds", 10, 1, 600),
            // The longest address is the filter with every box ticked, near 6 kB.
            LineBytes = Kilobytes("LineKilobytes", 8, 8, 1024),
            HeaderBytes = Kilobytes("HeaderKilobytes", 16, 4, 1024),
            Headers = reader.Number("Headers", 50, 20, 1000),
            Streams = reader.Number("Streams", 32, 1, 1000),
            // A whole page fits, so a reader on a slow line does not hold up the work that made it.
            BufferBytes = Kilobytes("BufferKilobytes", 1024, 64, 1024 * 1024),
            LeastPace = reader.Number("LeastPace", 1024, 0, 1_000_000_000),
            Slowness = Seconds("SlowSeconds", 10, 1, 3600),
            Answer = Seconds("AnswerSeconds", 10, 1, 3600),
            Turn = Seconds("TurnSeconds", 5, 0, 600),
            Stop = Seconds("StopSeconds", 10, 0, 600),
        };

        TimeSpan Seconds(string name, int otherwise, int least, int most) =>
            TimeSpan.FromSeconds(reader.Number(name, otherwise, least, most));

        int Kilobytes(string name, int otherwise, int least, int most) => 1024 * reader.Number(name, otherwise, least, most);
    }
}
