using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Tests.Dates;

public class EdtfCultureTests
{
    private static readonly string[] Texts =
    [
        "2025-03-13",
        "2022-03",
        "2022-03-XX%",
        "202X~",
        "20XX",
        "2022-24?",
        "0033-04-03",
        "2024-12-30/2025-01-02",
        "2026-01-01/..",
        "/2025-03",
        "[..2025-03-13]",
        "[2025-03-03..2025-03-05]",
        "{2025-01-24,2025-01-28}",
        "[2022,2024]",
        "2025-02-30",
        "2022-i",
        "2022/OPEN",
        "2022/UNKNOWN",
        "2023/2022",
        "٢٠٢٢",
    ];

    [Fact]
    public void Every_culture_reads_and_writes_the_same_texts()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var cultures = CultureInfo.GetCultures(CultureTypes.AllCultures);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var expected = Everything();
            foreach (var culture in cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                Assert.True(expected == Everything(), culture.Name);
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }

        Assert.True(cultures.Length > 500, "without the cultures' data this test proves nothing");
    }

    private static string Everything() => string.Join('\n', Texts.SelectMany(Words).Append(EdtfDate.FromDay(new(2025, 3, 13)).ToString()));

    private static string[] Words(string text) =>
        EdtfDate.TryParse(text, out var date, out var error)
            ? [date.ToString(), DateWords.Describe(date, Language.En), DateWords.Describe(date, Language.Ja)]
            : [error.Message(Language.En), error.Message(Language.Ja)];
}
