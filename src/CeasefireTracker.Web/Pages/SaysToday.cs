namespace CeasefireTracker.Web.Pages;

/// <summary>
/// Of a page whose words depend on the day on which it is read, such as "177 days ago", or that is there until a day. That day is part of
/// what the page is kept by and of its entity tag. The data formats never say it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SaysTodayAttribute : Attribute;

/// <summary>The day of a request.</summary>
public static class RequestDay
{
    /// <summary>Today, UTC: the same for as long as one request lasts.</summary>
    public static DateOnly Today(this HttpContext context)
    {
        if (context.Features.Get<Day>() is not { } day)
        {
            var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            context.Features.Set(day = new Day(DateOnly.FromDateTime(now.UtcDateTime)));
        }

        return day.Today;
    }

    /// <summary>The day as part of what a page is kept by: empty where its words do not depend on it.</summary>
    public static string DayOfWords(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<SaysTodayAttribute>() is null
            ? ""
            : FormattableString.Invariant($"\n{context.Today():yyyy-MM-dd}");

    private sealed record Day(DateOnly Today);
}
