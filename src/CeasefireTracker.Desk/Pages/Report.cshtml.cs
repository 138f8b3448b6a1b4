using System.Globalization;
using System.Security.Claims;
using CeasefireTracker.Desk.Reports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The form by which anybody reports a mistake. Whatever is refused is shown again, so that nothing is typed twice: therefore
/// it asks for the token of the form and counts reports itself.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(MostBytes)]
public sealed class ReportModel(Docket docket, ReportLimits limits, DeskOptions options, IAntiforgery antiforgery, TimeProvider clock)
    : DeskPage
{
    // A letter may take nine bytes of a form.
    private const int MostBytes = 1024 * 1024;

    public override string Title => Say("report.title");

    /// <summary>True if it was sent and is kept.</summary>
    public bool IsSent { get; private set; }

    /// <summary>What was typed, and the page that the link told.</summary>
    public SentReport Sent { get; private set; } = SentReport.Of(null, null, null, null);

    /// <summary>Why it was not taken, as a key of the words; null for nothing.</summary>
    public string? Refused { get; private set; }

    /// <summary>What is wrong with which field.</summary>
    public ILookup<string, string> Problems { get; private set; } = Array.Empty<string>().ToLookup(field => field);

    /// <summary>When a report that is sent now is deleted at the latest.</summary>
    public DateTime Due => clock.GetUtcNow().UtcDateTime.AddDays(options.ReportDays);

    // Who is signed in reports like anybody else: a link from another site comes without their cookie, and the form's token must hold all
    // the same.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());

    // By name, because a route calls its page so too.
    public void OnGet([FromQuery(Name = "page")] string? page, bool sent)
    {
        (IsSent, Sent) = (sent, SentReport.Of(null, null, null, page));
        if (docket.IsFull && !sent)
        {
            Refuse("report.full", StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <param name="website">A field that people do not see.</param>
    public async Task<IActionResult> OnPostAsync(
        string? what,
        string? source,
        string? reply,
        [FromForm(Name = "page")] string? page,
        string? website
    )
    {
        // Of what a stranger's page sends nothing is shown.
        var isOwn = Request.Headers["Sec-Fetch-Site"] is not ["cross-site"];
        Sent = isOwn ? SentReport.Of(what, source, reply, page) : Sent;
        Problems = Sent.Problems().ToLookup(problem => problem.Field, problem => Say(problem.Key));
        var (refused, status) =
            !Request.HasFormContentType || !ModelState.IsValid ? ("report.unread", StatusCodes.Status400BadRequest)
            : !isOwn || !await antiforgery.IsRequestValidAsync(HttpContext) ? ("report.form", StatusCodes.Status400BadRequest)
            : !string.IsNullOrEmpty(website) ? ("report.trap", StatusCodes.Status400BadRequest)
            : Problems.Count > 0 ? ("report.problems", StatusCodes.Status400BadRequest)
            : docket.IsFull ? ("report.full", StatusCodes.Status503ServiceUnavailable)
            : (limits.Refuses(HttpContext.Connection.RemoteIpAddress), StatusCodes.Status429TooManyRequests);
        if (refused is null)
        {
            docket.Take(Sent, Language);
            return LocalRedirect(Links.ReportSent());
        }

        Refuse(refused, status);
        return Page();
    }

    private void Refuse(string key, int status)
    {
        (Refused, Response.StatusCode) = (key, status);
        if (status == StatusCodes.Status429TooManyRequests)
        {
            Response.Headers.RetryAfter = ReportLimits.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
