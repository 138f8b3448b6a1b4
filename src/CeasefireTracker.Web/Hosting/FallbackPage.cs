using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Hosting;

/// <summary>What is shown when no page can be made: held in memory, in both languages, as a page, as problem details or as text. It needs
/// no store and no view.</summary>
public sealed class FallbackPage
{
    /// <summary>Something failed that nothing foresaw.</summary>
    public static readonly FallbackPage Failed = new(
        "failed",
        "Something went wrong here",
        "It is not your doing, and it has been logged. Please try again in a moment.",
        "表示できませんでした",
        "こちら側の問題です。記録しましたので、少し待ってからもう一度お試しください。"
    );

    /// <summary>There is no store to read.</summary>
    public static readonly FallbackPage Rebuilding = new(
        "rebuilding",
        "The record is being rebuilt",
        "Please come back in half a minute.",
        "記録を作り直しています",
        "30秒ほどしてから、もう一度お越しください。"
    );

    /// <summary>There is no store yet, and one is being built.</summary>
    /// <param name="percent">How much of it is done; 0: not known.</param>
    /// <param name="seconds">When it should be over.</param>
    public static FallbackPage Building(int percent, string seconds) =>
        new(
            "rebuilding",
            "The record is being prepared",
            (percent > 0 ? FormattableString.Invariant($"{percent} % is done. ") : "") + $"Please come back in about {seconds} seconds.",
            "記録を準備しています",
            (percent > 0 ? FormattableString.Invariant($"{percent}％まで進みました。") : "")
                + $"{seconds}秒ほどしてから、もう一度お越しください。"
        );

    /// <summary>Too much is asked for at once.</summary>
    public static readonly FallbackPage Busy = new(
        "busy",
        "Too many readers at this moment",
        "Please try again in a few seconds.",
        "アクセスが集中しています",
        "数秒後にもう一度お試しください。"
    );

    /// <summary>To answer one address took longer than any may.</summary>
    public static readonly FallbackPage TooLong = new(
        "too-long",
        "This takes too long to answer",
        "Please ask for less at once: fewer words to search for, fewer days, or one actor or issue.",
        "時間がかかりすぎるため中断しました",
        "検索語や期間を減らすか、当事者や争点を一つに絞ってお試しください。"
    );

    /// <summary>The place of the sheet and the header: the path of the site is the request's, and its name the record's, which is known
    /// only where there is a store.</summary>
    private const string Head = "<!--head-->";

    private static readonly PathString SheetPath = new Links(default, "").StandInSheet();

    // The look of these pages is the site's own sheets, held in memory as the pages are.
    private static readonly byte[] Sheet = [.. Resource("foundation.css"), .. Resource("site.css")];

    private readonly string page;
    private readonly byte[] text;
    private readonly string type;
    private readonly string title;
    private readonly LocalizedText sentence;

    private FallbackPage(string type, string title, string sentence, string japaneseTitle, string japaneseSentence)
    {
        (this.type, this.title, this.sentence) = (type, title, new LocalizedText(sentence, japaneseSentence));
        page = $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            {Head}
            <main><div class="prose">
            <h1>{title}</h1>
            <p>{sentence}</p>
            <div lang="ja">
            <h2>{japaneseTitle}</h2>
            <p>{japaneseSentence}</p>
            </div>
            </div></main>
            </html>

            """;
        text = Encoding.UTF8.GetBytes($"{title}. {sentence}\n\n{japaneseTitle}。{japaneseSentence}\n");
    }

    /// <summary>Answers with the sheet. Mapped before the store is asked for, because these pages are for when there is none.</summary>
    public static void MapSheet(WebApplication app) =>
        app.MapWhen(
            context => context.Request.Path == SheetPath,
            branch =>
                branch.Run(async context =>
                {
                    context.Response.Headers.CacheControl = "public, max-age=3600";
                    context.Response.ContentType = $"{MediaTypeNames.Text.Css}; charset=utf-8";
                    context.Response.ContentLength = Sheet.Length;
                    if (!HttpMethods.IsHead(context.Request.Method))
                    {
                        await context.Response.Body.WriteAsync(Sheet, context.RequestAborted);
                    }
                })
        );

    /// <summary>Answers with a page; where the address asks for data with problem details, and with text where it names another
    /// file.</summary>
    public static async Task Write(HttpContext context, int status, FallbackPage answer)
    {
        var path = context.Request.Path;
        var links = Links.Of(context, LanguageAsked.Of(path));
        var (type, body) =
            NearAddress.IsData(path) ? (MediaTypeNames.Application.ProblemJson, answer.Problem(status, links))
            : Path.HasExtension(path.Value) ? ($"{MediaTypeNames.Text.Plain}; charset=utf-8", answer.text)
            : ($"{MediaTypeNames.Text.Html}; charset=utf-8", answer.Page(context.Features.Get<OpenStore>()?.Site, links));
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = type;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private byte[] Problem(int status, Links links) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ProblemDetails
            {
                Type = links.Problem(type),
                Title = title,
                Status = status,
                Detail = sentence.In(links.Language),
            }
        );

    private byte[] Page(SiteProfile? site, Links links)
    {
        static string Encoded(string text) => WebUtility.HtmlEncode(text);
        var items = Enum.GetValues<Language>()
            .Select(language =>
                $"<li><a href=\"{Encoded((links with { Language = language }).Timeline())}\" lang=\"{language.Text()}\" hreflang=\"{language.Text()}\">"
                + $"{Encoded(site?.Title.In(language) ?? language.Say("nav.timeline"))}</a></li>"
            );
        return Encoding.UTF8.GetBytes(
            page.Replace(
                Head,
                $"""
                <link rel="stylesheet" href="{Encoded(links.StandInSheet())}">
                <header class="masthead">
                <div class="masthead-line">
                <a class="brand" href="{Encoded(links.FrontDoor())}"><span class="brand-name">{Encoded(
                    site?.Name.En ?? Language.En.Say("nav.timeline")
                )}</span></a>
                <p class="brand-line">{Encoded(site?.Line.En ?? "")}</p>
                </div>
                <nav class="sections" aria-label="{Encoded(Language.En.Say("nav.label"))}">
                <ul>{string.Concat(items)}</ul>
                </nav>
                </header>
                """,
                StringComparison.Ordinal
            )
        );
    }

    private static byte[] Resource(string name)
    {
        using var from =
            typeof(FallbackPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program has no {name}.");
        using var into = new MemoryStream();
        from.CopyTo(into);
        return into.ToArray();
    }
}
