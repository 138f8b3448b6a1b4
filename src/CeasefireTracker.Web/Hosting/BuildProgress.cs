using System.Globalization;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Tells how far a build is: on a terminal on one line that is written over, elsewhere one line a step.</summary>
public sealed class BuildProgress(TextWriter output, TimeProvider clock) : IProgress<ReadingProgress>
{
    private readonly bool isTerminal = ReferenceEquals(output, Console.Error) && !Console.IsErrorRedirected;
    private long began;
    private long told;

    public void Report(ReadingProgress value)
    {
        if (value.Events == 0)
        {
            (began, told) = (clock.GetTimestamp(), 0);
            return;
        }

        if (value.IsDone && (isTerminal || value.Events >= ReadingProgress.Step))
        {
            output.Write(isTerminal ? "\r\e[K" : "");
            output.WriteLine(Line(value));
        }
        else if (isTerminal && clock.GetElapsedTime(told) >= TimeSpan.FromMilliseconds(200))
        {
            told = clock.GetTimestamp();
            output.Write("\r" + Line(value) + "\e[K");
        }
    }

    private string Line(ReadingProgress passage)
    {
        var rate = passage.Events / Math.Max(clock.GetElapsedTime(began).TotalSeconds, 0.001);
        var left =
            passage.IsDone || passage.Total is not { } total
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", {(total - passage.Events) / rate:N0} s left");
        return string.Create(CultureInfo.InvariantCulture, $"{passage.Name}: {passage.Events:N0} events, {rate:N0}/s{left}");
    }
}
