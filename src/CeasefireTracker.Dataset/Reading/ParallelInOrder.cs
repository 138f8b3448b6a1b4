using System.Collections.Concurrent;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Works on the next pieces of a sequence on other threads while the caller is busy with the one before; the order
/// stays.</summary>
public static class ParallelInOrder
{
    /// <summary>Maps each piece. At most a few pieces are ever in memory, however long the sequence is.</summary>
    /// <param name="source">Walked through by one thread.</param>
    /// <param name="map">Called by several threads at once.</param>
    public static IEnumerable<TResult> InOrder<T, TResult>(IEnumerable<T> source, Func<T, TResult> map)
    {
        using var stop = new CancellationTokenSource();
        using var results = new BlockingCollection<Task<TResult>>(boundedCapacity: Environment.ProcessorCount * 2);
        var feeding = Task.Factory.StartNew(Feed, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var result in results.GetConsumingEnumerable())
            {
                yield return result.GetAwaiter().GetResult();
            }

            feeding.GetAwaiter().GetResult();
        }
        finally
        {
            // A caller that leaves early must not leave the feeder waiting for room, nor let it use what is disposed here.
            stop.Cancel();
            feeding.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        }

        void Feed()
        {
            try
            {
                foreach (var piece in source)
                {
                    results.Add(Task.Run(() => map(piece)), stop.Token);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Because the caller has seen enough.
            }
            finally
            {
                results.CompleteAdding();
            }
        }
    }
}
