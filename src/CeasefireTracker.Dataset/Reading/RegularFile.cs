using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Tells regular files from pipes, sockets and devices without opening them: opening a pipe waits for somebody to write.</summary>
internal static class RegularFile
{
    // statx(2): the same layout on every processor, unlike stat's. stx_mode is 28 bytes in; S_IFMT and S_IFREG of inode(7).
    private const int AnyFolder = -100;
    private const uint TypeOnly = 1;
    private const int ModeAt = 28;
    private const int TypeOfMode = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>True for a regular file and for a link to one; where this cannot be asked, for everything that is no folder.</summary>
    public static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return File.Exists(path);
        }

        var answer = new byte[256];
        return statx(AnyFolder, path, 0, TypeOnly, answer) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(answer.AsSpan(ModeAt)) & TypeOfMode) == Regular;
    }

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] answer);
}
