using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages;

/// <summary>What a reader sees instead of a page, in the language of the address that was asked for.</summary>
public sealed class ErrorModel : TrackerPage
{
    public int Status { get; private set; }

    /// <summary>The pages that the reader may have meant.</summary>
    public IReadOnlyList<NearPage> Near { get; private set; } = [];

    public override Language Language => LanguageAsked.Of(Asked?.OriginalPath);

    private IStatusCodeReExecuteFeature? Asked => HttpContext.Features.Get<IStatusCodeReExecuteFeature>();

    // Asked for by its own address it is a page that does not exist; nobody makes this site answer 500 by asking for it.
    public IActionResult OnGet(int status)
    {
        Status = status is >= 400 and < 600 && Asked is not null ? status : 404;
        if (Status == 404 && Asked is { } asked)
        {
            if (NearPage.WithoutEnd(asked.OriginalPath) is { } path)
            {
                return RedirectPermanent(Links.Base + path + asked.OriginalQueryString);
            }

            Near = NearPage.Of(asked.OriginalPath, Store, Links.Base);
        }

        return Page();
    }
}
