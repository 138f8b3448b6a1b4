namespace CeasefireTracker.Tests.Reading;

/// <summary>What the notes on the data say to those who write it.</summary>
public sealed class DataReadmeTests
{
    private const string Heading = "## Every key\n";

    [Fact]
    public void Every_key_that_the_reader_takes_is_told_as_it_takes_it()
    {
        var path = Path.Combine(Repository.Root, "data", "README.md");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            File.WriteAllText(path, Parts(path).Before + KeysInWords.All());
        }

        Assert.True(Parts(path).Keys == KeysInWords.All(), "The keys have changed: GOLDEN=write writes them anew, to be read in the diff.");
    }

    private static (string Before, string Keys) Parts(string path)
    {
        var text = File.ReadAllText(path);
        var at = text.IndexOf("\n### `events/", text.IndexOf(Heading, StringComparison.Ordinal), StringComparison.Ordinal);
        return (text[..at], text[at..]);
    }
}
