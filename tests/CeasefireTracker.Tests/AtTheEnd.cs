namespace CeasefireTracker.Tests;

/// <summary>What lives as long as the run, because no fixture of xunit outlives its class, and to make it anew for each would take most of
/// it. What came last goes first.</summary>
public static class AtTheEnd
{
    private static readonly Stack<IDisposable> Shared = new();

    // Because a run may be broken off.
    static AtTheEnd() => AppDomain.CurrentDomain.ProcessExit += (_, _) => LetGo(fault => Console.Error.WriteLine(fault));

    /// <summary>Ends all of it, and tells what could not be ended.</summary>
    public static void LetGo(Action<Exception> told)
    {
        // Because a process that is told to exit meanwhile has to wait for what is just being ended.
        lock (Shared)
        {
            while (Shared.TryPop(out var last))
            {
                try
                {
                    last.Dispose();
                }
                catch (Exception fault)
                {
                    told(fault);
                }
            }
        }
    }

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
