using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CsCheck;

namespace CeasefireTracker.Tests.Dates;

[Trait("Takes", "long")]
public class EdtfPropertyTests
{
    [Fact]
    public void Writing_what_was_read_gives_the_same_text_and_the_same_date_for_100_000_dates()
    {
        EdtfTexts.All.Sample(
            text =>
            {
                var date = EdtfDate.Parse(text);
                return date.ToString() == text && EdtfDate.Parse(date.ToString()).Equals(date);
            },
            iter: 100_000
        );
        Goals.Reached("S8", "100,000 dates: what was read is what is written");
    }

    [Fact]
    public void A_span_is_exactly_the_days_that_the_text_may_mean() =>
        Gen.Select(EdtfTexts.Days, Gen.Int[0, 8])
            .Sample(
                (any, kind) =>
                {
                    var day = EdtfTexts.Inside(any);
                    var text = EdtfTexts.Blur(day, kind);
                    var (earliest, latest) = EdtfDate.Parse(text).Span;
                    return earliest <= day
                        && day <= latest
                        && EdtfTexts.Blur(earliest.Value, kind) == text
                        && EdtfTexts.Blur(latest.Value, kind) == text
                        && EdtfTexts.Blur(earliest.Value.AddDays(-1), kind) != text
                        && (latest == DateOnly.MaxValue || EdtfTexts.Blur(latest.Value.AddDays(1), kind) != text);
                },
                iter: 100_000
            );

    [Fact]
    public void The_span_of_several_dates_holds_every_day_that_any_of_them_may_mean() =>
        Gen.Select(EdtfTexts.Days, EdtfTexts.Days, Gen.Int[0, 2])
            .Sample(
                (a, b, kind) =>
                {
                    var (first, last) = a < b ? (a, b) : (b, a);
                    var (start, end) = (EdtfTexts.Blur(first, kind), EdtfTexts.Blur(last, kind));
                    string[] texts =
                        start == end
                            ? [$"{start}/{end}"]
                            : [$"{start}/{end}", $"[{start}..{end}]", $"[{start},{end}]", $"{{{start},{end}}}"];
                    return texts
                        .Select(EdtfDate.Parse)
                        .All(date =>
                            date.Span.Contains(first)
                            && date.Span.Contains(last)
                            && date.Parts.Any(part => part.Contains(first))
                            && date.Parts.Any(part => part.Contains(last))
                        );
                },
                iter: 20_000
            );

    [Fact]
    public void Dates_that_say_different_things_read_differently()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            EdtfTexts
                .All.Where(text => !IsOneDayInterval(text))
                .Sample(
                    text =>
                        texts.TryAdd(DateWords.Describe(EdtfDate.Parse(text), language), text)
                        || texts[DateWords.Describe(EdtfDate.Parse(text), language)] == text,
                    iter: 50_000,
                    threads: 1
                );
        }
    }

    [Fact]
    public void Half_a_million_strings_over_the_alphabet_never_crash()
    {
        EdtfTexts.Noise.Sample(Survives, iter: 500_000);
        Goals.Reached("S8", "500,000 strings over the alphabet of dates: no crash");
    }

    [Fact]
    public void Half_a_million_mutations_of_valid_dates_never_crash()
    {
        EdtfTexts.Mutations.Sample(Survives, iter: 500_000);
        Goals.Reached("S8", "500,000 mutations of valid dates: no crash");
    }

    [Fact]
    public void A_hundred_thousand_strings_of_any_characters_never_crash() => EdtfTexts.AnyCharacters.Sample(Survives, iter: 100_000);

    private static bool Survives(string text)
    {
        if (EdtfDate.TryParse(text, out var date, out var error))
        {
            return error is null
                && date.ToString() == text
                && DateWords.Describe(date, Language.En) != ""
                && DateWords.Describe(date, Language.Ja) != "";
        }

        return date is null
            && string.CompareOrdinal(text, error.Position - 1, error.Text, 0, error.Text.Length) == 0
            && error.Text.Length <= EdtfDate.MaxLength
            && error.Message(Language.En).EndsWith('.')
            && error.Message(Language.Ja).EndsWith('。');
    }

    // One day is one day, whether it is written once or as both ends.
    private static bool IsOneDayInterval(string text) => text.Split('/') is [{ Length: >= 10 } start, var end] && start == end;
}
