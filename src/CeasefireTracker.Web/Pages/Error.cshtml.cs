using CeasefireTracker.Dataset.Model;
using Microsoft.AspNetCore.Diagnostics;

namespace CeasefireTracker.Web.Pages;

/// <summary>What a reader sees instead of a page, in the language of the address that was asked for.</summary>
public sealed class ErrorModel : TrackerPage
{
    public int Status { get; private set; }

    public override Language Language =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath.StartsWith("/ja", StringComparison.Ordinal) == true ? Language.Ja : Language.En;

    public void OnGet(int status) => Status = status is >= 400 and < 600 ? status : 404;
}
