namespace CeasefireTracker.Web.Store;

/// <summary>
/// How processes that share a store folder tell each other which stores they serve: a shared lock (flock(2)) on the file, which ends with
/// the process, however that ends. It stands in nobody's way but a sweep's, and needs no right to write.
/// </summary>
internal static class StoreInUse
{
    /// <summary>Says that the store is in use until the result is disposed; null if there is no such file or it cannot be opened.</summary>
    public static IDisposable? Say(string path)
    {
        try
        {
            // .NET takes a shared lock for every file that others may open too.
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True if any process, this one too, uses the store.</summary>
    public static bool IsSo(string path)
    {
        try
        {
            // And an exclusive one for a file that nobody else may open.
            File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
