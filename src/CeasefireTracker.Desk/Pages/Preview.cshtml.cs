using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Passes on what the reader site answers with the draft in its record.</summary>
public sealed class PreviewModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights, Previews previews)
    : DraftPage(state, book, record, rights)
{
    private static readonly string[] Passed = ["Content-Type", "Content-Security-Policy", "Location", "Content-Language", "Link"];

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public override Language Language => Request.Path.Value!.Contains("/ja/", StringComparison.Ordinal) ? Language.Ja : Language.En;

    public async Task<IActionResult> OnGetAsync(int id)
    {
        var root = FormattableString.Invariant($"{Request.Scheme}://{Request.Host}/preview/{id}");
        var (preview, problems) = await previews.Of(root, Working.Content.Pruned());
        if (preview is null)
        {
            Problems = problems;
            return Page();
        }

        await using var open = preview;
        using var asked = new HttpRequestMessage(
            HttpMethod.Get,
            // The socket speaks no TLS; its links begin with the root.
            $"http://{Request.Host}{Request.Path.ToUriComponent()}{Request.QueryString}"
        );
        using var answer = await open.Client.SendAsync(asked, HttpContext.RequestAborted);
        Response.StatusCode = (int)answer.StatusCode;
        foreach (var name in Passed)
        {
            if (answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values))
            {
                Response.Headers[name] = values.ToArray();
            }
        }

        await answer.Content.CopyToAsync(Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }
}
