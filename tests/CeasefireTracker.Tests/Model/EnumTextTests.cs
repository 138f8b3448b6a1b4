using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Model;

public sealed class EnumTextTests
{
    [Fact]
    public void Every_word_of_every_set_is_read_as_the_value_that_is_written_so()
    {
        var sets = new[] { typeof(EventKind).Assembly, typeof(Facet).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), false))
            .ToList();

        Assert.Contains(typeof(Stance), sets);
        Assert.All(
            sets,
            set => Assert.Equal(Enumerable.Range(0, Enum.GetValues(set).Length), Enum.GetValues(set).Cast<object>().Select(Convert.ToInt32))
        );
    }

    [Fact]
    public void Words_are_written_with_hyphens_and_what_is_none_is_refused()
    {
        Assert.Equal("wire-update", DifferenceCause.WireUpdate.Text());
        Assert.True(EnumText.TryParse<DifferenceCause>("wire-update", out var cause) && cause == DifferenceCause.WireUpdate);
        Assert.False(EnumText.TryParse<DifferenceCause>("WireUpdate", out _));
        Assert.Equal(EnumText.All<DifferenceCause>(), Enum.GetValues<DifferenceCause>().Select(value => value.Text()));
    }
}
