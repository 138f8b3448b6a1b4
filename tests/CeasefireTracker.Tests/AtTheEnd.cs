namespace CeasefireTracker.Tests;

/// <summary>What lives as long as the process, because no fixture of xunit outlives its class, and to make it anew for each would take most
/// of a run. What came last goes first.</summary>
public static class AtTheEnd
{
    private static readonly Stack<IDisposable> Shared = new();

    static AtTheEnd() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            while (Shared.TryPop(out var last))
            {
                last.Dispose();
            }
        };

    public static T Dispose<T>(T shared)
        where T : IDisposable
    {
        lock (Shared)
        {
            Shared.Push(shared);
        }

        return shared;
    }
}
