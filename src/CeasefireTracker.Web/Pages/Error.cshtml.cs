using CeasefireTracker.Dataset.Model;
using Microsoft.AspNetCore.Diagnostics;

namespace CeasefireTracker.Web.Pages;

/// <summary>What a reader sees instead of a page, in the language of the address that was asked for.</summary>
public sealed class ErrorModel : TrackerPage
{
    public int Status { get; private set; }

    public override Language Language =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath.StartsWith("/ja", StringComparison.Ordinal) == true ? Language.Ja : Language.En;

    // Asked for by its own address it is a page that does not exist; nobody makes this site answer 500 by asking for it.
    public void OnGet(int status) => Status = status is >= 400 and < 600 && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null ? status : 404;
}
