using System.Globalization;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>Addresses that readers would ask for; the same number gives the same question to every server.</summary>
internal static class Questions
{
    private static readonly string[] Actors =
    [
        "russia",
        "ukraine",
        "united-states",
        "vladimir-putin",
        "volodymyr-zelenskyy",
        "donald-trump",
        "turkiye",
        "united-kingdom",
    ];
    private static readonly string[] Searches =
    [
        "ceasefire",
        "停戦",
        "talks prisoners",
        "大統領",
        "karimo",
        "guarant",
        "\"ceasefire talks\"",
        "proposal -grain",
        "停戦協議",
        "撤退",
    ];

    /// <summary>An actor and a span of days that hardly comes twice.</summary>
    public static (string Actor, string From, string To) Filter(int number)
    {
        var random = new Random(number);
        var from = new DateOnly(2022, 3, 1).AddDays(random.Next(700));
        return (Actors[random.Next(Actors.Length)], Day(from), Day(from.AddDays(random.Next(200, 800))));
    }

    public static string Search(int number) =>
        $"/{(number % 2 == 0 ? "en" : "ja")}/timeline?q={Uri.EscapeDataString(Searches[number % Searches.Length])}";

    public static string Page(int number)
    {
        var (actor, from, to) = Filter(number);
        return $"/en/timeline?actor={actor}&from={from}&to={to}";
    }

    public static string Rows(int number)
    {
        var (actor, from, to) = Filter(number);
        return $"/rows?actor={actor}&from={from}&to={to}";
    }

    /// <summary>The main actors on every issue, on a day of two and a half years.</summary>
    public static string Positions(int number) => $"/en/positions?asof={Day(new DateOnly(2024, 1, 1).AddDays(number * 7 % 880))}";

    /// <summary>What sources differ on, of one sort or for one reason.</summary>
    public static string Disputes(int number) =>
        number % 2 == 0
            ? $"/en/disputes?about={Enum.GetValues<DifferenceAbout>()[number / 2 % Enum.GetValues<DifferenceAbout>().Length].Text()}"
            : $"/en/disputes?why={Enum.GetValues<DifferenceCause>()[number / 2 % Enum.GetValues<DifferenceCause>().Length].Text()}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
