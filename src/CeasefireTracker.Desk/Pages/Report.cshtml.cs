using System.Globalization;
using System.Security.Claims;
using CeasefireTracker.Desk.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The form by which anybody reports a mistake. Whatever is refused is shown again, so that nothing is typed twice: therefore
/// it asks itself whether the form is good, by a mark of its own.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(MostBytes)]
public sealed class ReportModel(Letterbox letterbox, FormMark marks, DeskOptions options, TimeProvider clock) : DeskPage
{
    // A letter may take nine bytes of a form.
    private const int MostBytes = 1024 * 1024;

    public override string Title => Say("report.title");

    /// <summary>True if it was sent and is kept.</summary>
    public bool IsSent { get; private set; }

    /// <summary>What was typed, and the page that the link told.</summary>
    public SentReport Sent { get; private set; } = SentReport.Of(null, null, null, null);

    /// <summary>Why it was not taken; null for nothing.</summary>
    public NotTaken? Refused { get; private set; }

    /// <summary>What is wrong with which field.</summary>
    public ILookup<string, string> Problems { get; private set; } = Array.Empty<string>().ToLookup(field => field);

    /// <summary>By what the form is known again.</summary>
    public string Mark => marks.Make();

    /// <summary>When a report that is sent now is deleted at the latest.</summary>
    public DateTime Due => clock.GetUtcNow().UtcDateTime.AddDays(options.ReportDays);

    // Who is signed in reports like anybody else: a link from another site comes without their cookie.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());

    // By name, because a route calls its page so too.
    public void OnGet([FromQuery(Name = "page")] string? page, bool sent)
    {
        (IsSent, Sent) = (sent, SentReport.Of(null, null, null, page));
        Refuse(sent ? null : letterbox.Closed());
    }

    /// <param name="website">A field that people do not see.</param>
    public IActionResult OnPost(
        string? what,
        string? source,
        string? reply,
        [FromForm(Name = "page")] string? page,
        string? website,
        [FromForm(Name = "mark")] string? mark
    )
    {
        // Of what a stranger's page sends nothing is shown.
        var isOwn = Request.Headers["Sec-Fetch-Site"] is [] or ["same-origin" or "none"];
        Sent = isOwn ? SentReport.Of(what, source, reply, page) : Sent;
        Problems = Sent.Problems().ToLookup(problem => problem.Field, problem => Say(problem.Key));
        var wrong =
            !Request.HasFormContentType || !ModelState.IsValid ? "report.unread"
            : !isOwn || !marks.IsGood(mark) ? "report.form"
            : !string.IsNullOrEmpty(website) ? "report.trap"
            : Problems.Count > 0 ? "report.problems"
            : null;
        Refuse(
            wrong is null
                ? letterbox.Take(Sent, Language, HttpContext.Connection.RemoteIpAddress)
                : new NotTaken(wrong, StatusCodes.Status400BadRequest)
        );
        return Refused is null ? LocalRedirect(Links.ReportSent()) : Page();
    }

    private void Refuse(NotTaken? refused)
    {
        (Refused, Response.StatusCode) = (refused, refused?.Status ?? Response.StatusCode);
        if (refused is { Status: StatusCodes.Status429TooManyRequests })
        {
            Response.Headers.RetryAfter = ReportLimits.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
