using System.Net.Mime;
using System.Text;

namespace CeasefireTracker.Web.Hosting;

/// <summary>What is shown when no page can be made: held in memory, in both languages, as a page or as text. It needs no store and no view.</summary>
public sealed class StandIn
{
    /// <summary>Something failed that nothing foresaw.</summary>
    public static readonly StandIn Failed = new(
        "Something went wrong here", "It is not your doing, and it has been logged. Please try again in a moment.",
        "表示できませんでした", "こちら側の問題です。記録しましたので、少し待ってからもう一度お試しください。");

    /// <summary>There is no store to read.</summary>
    public static readonly StandIn Rebuilding = new(
        "The record is being rebuilt", "Please come back in half a minute.",
        "記録を作り直しています", "30秒ほどしてから、もう一度お越しください。");

    /// <summary>Too much is asked for at once.</summary>
    public static readonly StandIn Busy = new(
        "Too many readers at this moment", "Please try again in a few seconds.",
        "アクセスが集中しています", "数秒後にもう一度お試しください。");

    /// <summary>To answer one address took longer than any may.</summary>
    public static readonly StandIn TooLong = new(
        "This takes too long to answer", "Please ask for less at once: fewer words to search for, fewer days, or one actor or issue.",
        "時間がかかりすぎるため中断しました", "検索語や期間を減らすか、当事者や争点を一つに絞ってお試しください。");

    private readonly byte[] page;
    private readonly byte[] text;

    private StandIn(string title, string sentence, string japaneseTitle, string japaneseSentence)
    {
        page = Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <main>
            <h1>{title}</h1>
            <p>{sentence}</p>
            <div lang="ja">
            <h2>{japaneseTitle}</h2>
            <p>{japaneseSentence}</p>
            </div>
            </main>
            </html>

            """);
        text = Encoding.UTF8.GetBytes($"{title}. {sentence}\n\n{japaneseTitle}。{japaneseSentence}\n");
    }

    /// <summary>Answers with a page, or with text where the address names a file.</summary>
    public static async Task Write(HttpContext context, int status, StandIn answer)
    {
        var isFile = Path.HasExtension(context.Request.Path.Value);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = isFile ? $"{MediaTypeNames.Text.Plain}; charset=utf-8" : $"{MediaTypeNames.Text.Html}; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(isFile ? answer.text : answer.page, context.RequestAborted);
        }
    }
}
