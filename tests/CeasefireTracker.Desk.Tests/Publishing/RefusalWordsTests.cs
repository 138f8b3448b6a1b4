using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>Why something was not published, in words.</summary>
public sealed class RefusalWordsTests
{
    // What the archive finds is no draft of anybody's.
    private static readonly Refusal[] OfDrafts = [Refusal.Clashes, Refusal.NotTold, Refusal.NothingNew];

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ja)]
    public void Whatever_stands_in_the_way_has_words_for_a_draft_and_for_what_the_archive_found(Language language)
    {
        foreach (var refusal in Enum.GetValues<Refusal>().Except([Refusal.None]))
        {
            Assert.NotEmpty(language.Tell("refusal." + refusal.Text(), "why"));
            if (!OfDrafts.Contains(refusal))
            {
                Assert.NotEmpty(language.Tell("archive.refused." + refusal.Text(), "why"));
            }
        }
    }
}
