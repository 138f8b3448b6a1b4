using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>What every format needs besides the events: the store, the language of words and addresses, and whose site this is.</summary>
/// <param name="Origin">The scheme and host before every address, without a slash at the end.</param>
public sealed record ExportContext(OpenStore Store, Language Language, string Origin, SiteOptions Site)
{
    /// <summary>The edition that a request reads.</summary>
    public static ExportContext Of(HttpContext context, Language language) =>
        new(
            context.Store(),
            language,
            context.RequestServices.GetRequiredService<Origin>().Value,
            context.RequestServices.GetRequiredService<SiteOptions>()
        )
        {
            Stop = context.RequestAborted,
            Base = context.Request.PathBase.ToUriComponent(),
            Version = context.Request.Query["v"].FirstOrDefault() is { Length: > 0 } version ? version : null,
        };

    /// <summary>Cancelled when what is written has no reader any more; never for what is made for several readers.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The only dataset that may answer, by its hash; null: the one that serves.</summary>
    public string? Version { get; init; }

    /// <summary>What the site is called.</summary>
    public string SiteName => Store.Site.Name.In(Language);

    /// <summary>How far the record reaches, as a sentence; or that nothing is recorded yet.</summary>
    public string Recorded =>
        Store.RecordedUpTo is { } day
            ? Language.Say("footer.recorded", DateWords.Describe(EdtfDate.FromDay(day), Language))
            : Language.Say("record.empty");

    /// <summary>Under which terms the data may be used, or that none were chosen yet.</summary>
    public string Licence => Store.Site.Licence?.In(Language) ?? Language.Say("footer.licence");

    /// <summary>The path under which the whole site is, without a slash at the end; empty at the root.</summary>
    public string Base { get; init; } = "";

    public Links Links => new(Language, Base);

    /// <summary>A whole address from one of <see cref="Links"/>, which has <see cref="Base"/> already.</summary>
    public string Whole(string path) => Origin + path;

    /// <summary>A permanent name (RFC 4151), the same whatever the host.</summary>
    public string Tag(string name) => $"tag:{Site.Authority},{Site.AuthoritySince}:{name}";
}

/// <summary>Names the parts of an event in formats that have one entry for each.</summary>
public static class PartId
{
    /// <summary>The first part has the event's own name for ever; two hyphens stand in no id, so no other event has the names of the
    /// rest.</summary>
    public static string Of(string id, int place) => place == 0 ? id : FormattableString.Invariant($"{id}--{place + 1}");
}

/// <summary>The days on which the record of an event was made and last changed; neither is the event's own date.</summary>
public static class Revision
{
    /// <summary>The day of the last correction, else the one on which the tracker first had the event.</summary>
    public static DateOnly LastChange(this Event e) => e.Changed.Select(change => change.Date).Append(e.Added).Max();
}
