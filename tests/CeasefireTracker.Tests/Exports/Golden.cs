using System.Runtime.CompilerServices;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Outputs as they were agreed, in files beside the tests. With <c>GOLDEN=write</c> in the environment they are written anew, to
/// be read in the diff.</summary>
public static class Golden
{
    private const string Hash = "0123456789abcdef";

    /// <summary>Compares, the dataset's hash put aside because it follows the store's schema.</summary>
    public static void Is(string name, string text, string hash, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        var actual = text.Replace(hash, Hash, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"There is no {name} yet; GOLDEN=write makes it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
