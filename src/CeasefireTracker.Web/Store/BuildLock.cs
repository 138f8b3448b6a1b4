using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The folder of a store while something is built in it. Only one builder of any process holds it, and <see cref="Flush"/> makes the names
/// of its files outlast a loss of power. A killed builder lets go by itself, and nothing is left behind.
/// </summary>
internal sealed class BuildLock : IDisposable
{
    // LOCK_EX | LOCK_NB of flock(2), the same on every Unix.
    private const int ExclusiveOrFail = 2 | 4;

    // LOCK_UN, likewise.
    private const int LetGo = 8;

    // O_CLOEXEC of open(2): a program that this process starts would hold the folder too.
    private static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    private readonly string path;
    private readonly SafeHandle handle;

    private BuildLock(string path, SafeHandle handle) => (this.path, this.handle) = (path, handle);

    /// <summary>Holds an existing folder.</summary>
    /// <exception cref="StoreBusyException">Another builder holds it.</exception>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static BuildLock Take(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return TakeOnWindows(path);
        }

        // .NET opens no folders.
        var folder = open(path, CloseOnExec);
        if (folder.IsInvalid)
        {
            throw Failed("opened", path);
        }

        if (flock(folder, ExclusiveOrFail) != 0)
        {
            folder.Dispose();
            throw new StoreBusyException(path);
        }

        return new BuildLock(path, folder);
    }

    /// <summary>Writes the folder's names to the disk.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public void Flush()
    {
        if (!OperatingSystem.IsWindows() && fsync(handle) != 0)
        {
            throw Failed("flushed", path);
        }
    }

    public void Dispose()
    {
        // Because to close it is not enough: a program that is just being started has it open too, until it has become another.
        if (!OperatingSystem.IsWindows() && !handle.IsClosed)
        {
            _ = flock(handle, LetGo);
        }

        handle.Dispose();
    }

    private static BuildLock TakeOnWindows(string path)
    {
        try
        {
            return new BuildLock(
                path,
                File.OpenHandle(
                    Path.Combine(path, ".building"),
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.None,
                    FileOptions.DeleteOnClose
                )
            );
        }
        catch (IOException e)
        {
            throw new StoreBusyException(path, e);
        }
    }

    private static IOException Failed(string what, string path) =>
        new($"The folder {path} could not be {what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern SafeFileHandle open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int flock(SafeHandle file, int operation);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(SafeHandle file);
}

/// <summary>Another builder is at work in the folder.</summary>
public sealed class StoreBusyException(string folder, Exception? cause = null)
    : Exception($"Another build is under way in {folder}.", cause);
