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

/// <summary>What is shown when no page can be made: in both languages, as a page, as problem details or as text. It needs
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

    private static readonly PathString SheetPath = new Links(default, "").StandInSheet();

    // The look of these pages is the site's own sheets, held in memory.
    private static readonly byte[] Sheet = [.. Resource("foundation.css"), .. Resource("site.css")];

    private static readonly LocalizedText ByItself = new(" This page tries again by itself.", "このページは自動で再読み込みされます。");

    private readonly string type;
    private readonly LocalizedText title;
    private readonly LocalizedText sentence;

    private FallbackPage(string type, string title, string sentence, string japaneseTitle, string japaneseSentence) =>
        (this.type, this.title, this.sentence) = (
            type,
            new LocalizedText(title, japaneseTitle),
            new LocalizedText(sentence, japaneseSentence)
        );

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
    /// <param name="comesBack">True where all there is to do is to wait: the page is asked for again when <c>Retry-After</c> says.</param>
    public static async Task Write(HttpContext context, int status, FallbackPage answer, bool comesBack = false)
    {
        var path = context.Request.Path;
        var links = Links.Of(context, LanguageAsked.Of(path));
        var (type, body) =
            NearAddress.IsData(path) ? (MediaTypeNames.Application.ProblemJson, answer.Problem(status, links))
            : Path.HasExtension(path.Value) ? ($"{MediaTypeNames.Text.Plain}; charset=utf-8", answer.Text())
            : ($"{MediaTypeNames.Text.Html}; charset=utf-8", answer.Page(context.Features.Get<OpenStore>()?.Site, links, comesBack));
        if (comesBack && type.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal))
        {
            context.Response.Headers["Refresh"] = context.Response.Headers.RetryAfter;
        }

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
                Title = title.En,
                Status = status,
                Detail = sentence.In(links.Language),
            }
        );

    private byte[] Text() => Encoding.UTF8.GetBytes($"{title.En}. {sentence.En}\n\n{title.Ja}。{sentence.Ja}\n");

    /// <summary>The page, which begins in the language of the address.</summary>
    private byte[] Page(SiteProfile? site, Links links, bool comesBack)
    {
        static string Encoded(string text) => WebUtility.HtmlEncode(text);
        var (asked, other) = (links.Language, links.Language == Language.En ? Language.Ja : Language.En);
        var items = Enum.GetValues<Language>()
            .Select(language =>
                $"<li><a href=\"{Encoded((links with { Language = language }).Timeline())}\" lang=\"{language.Text()}\" hreflang=\"{language.Text()}\">"
                + $"{Encoded(site?.Title.In(language) ?? language.Say("nav.timeline"))}</a></li>"
            );
        return Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="{asked.Text()}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title.In(asked)}</title>
            <link rel="stylesheet" href="{Encoded(links.StandInSheet())}">
            <header class="masthead">
            <div class="masthead-line">
            <a class="brand" href="{Encoded(links.FrontDoor())}"><span class="brand-name">{Encoded(
                site?.Name.In(asked) ?? asked.Say("nav.timeline")
            )}</span></a>
            <p class="brand-line">{Encoded(site?.Line.In(asked) ?? "")}</p>
            </div>
            <nav class="sections" aria-label="{Encoded(asked.Say("nav.label"))}">
            <ul>{string.Concat(items)}</ul>
            </nav>
            </header>
            <main><div class="prose">
            <h1>{title.In(asked)}</h1>
            <p>{Sentence(asked)}</p>
            <div lang="{other.Text()}">
            <h2>{title.In(other)}</h2>
            <p>{Sentence(other)}</p>
            </div>
            </div></main>
            </html>

            """
        );

        string Sentence(Language language) => sentence.In(language) + (comesBack ? ByItself.In(language) : "");
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
