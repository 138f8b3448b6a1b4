using System.Net;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Reports;

/// <summary>Why a report is not taken.</summary>
/// <param name="Key">A key of the words.</param>
/// <param name="Status">What is answered (HTTP).</param>
/// <param name="Most">How many are taken, where that is why.</param>
public sealed record NotTaken(string Key, int Status, int? Most = null);

/// <summary>Where readers put what they report: it is kept, or what they wrote is given back with the reason.</summary>
public sealed class Letterbox(Docket docket, ReportLimits limits, ILogger<Letterbox> log)
{
    /// <summary>Why none is taken now, whatever it says; null if one would be.</summary>
    public NotTaken? Closed() => Stored(() => docket.IsFull ? new NotTaken("report.full", StatusCodes.Status503ServiceUnavailable) : null);

    /// <summary>Keeps a report.</summary>
    /// <param name="from">The address that it came from; it is counted and kept nowhere.</param>
    /// <returns>Why it is not taken; null if it is.</returns>
    public NotTaken? Take(SentReport sent, Language language, IPAddress? from) =>
        Closed()
        ?? limits.Refuses(from)
        ?? Stored(() =>
        {
            docket.Take(sent, language);
            return null;
        });

    private NotTaken? Stored(Func<NotTaken?> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (StorageFault.Is(e))
        {
            log.LogError(e, "A report cannot be stored");
            return new NotTaken("report.unstored", StatusCodes.Status503ServiceUnavailable);
        }
    }
}
