using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Who runs this site, from the configuration section <c>Tracker</c>.</summary>
/// <param name="PublicOrigin">The scheme and host that readers use, such as <c>https://example.org</c>; null: the listening address.</param>
/// <param name="AllowedHosts">The host names that are answered; empty: every one.</param>
/// <param name="Authority">The fixed name in permanent ids (tag: URIs, calendar UIDs), whatever the host.</param>
/// <param name="AuthoritySince">The day from which <paramref name="Authority"/> was ours, for tag: URIs (RFC 4151).</param>
/// <param name="Responsible">Who is responsible for the content, or null if nobody has said so yet.</param>
/// <param name="Contact">Where to report a mistake: an http(s) or mailto address, or null if none was set.</param>
public sealed record SiteOptions(
    string? PublicOrigin, IReadOnlyList<string> AllowedHosts, string Authority, string AuthoritySince, LocalizedText? Responsible, string? Contact)
{
    /// <summary>Reads the section; an unusable value stops the program with a sentence that says which.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be used.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Tracker");
        var origin = Value("PublicOrigin");
        if (origin is not null && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/"))
        {
            throw new InvalidOperationException($"Tracker:PublicOrigin '{origin}' is not a scheme and host such as https://example.org.");
        }

        var contact = Value("Contact");
        if (contact is not null && !(Uri.TryCreate(contact, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto"))
        {
            throw new InvalidOperationException($"Tracker:Contact '{contact}' is not an http, https or mailto address.");
        }

        var responsible = Value("Responsible");
        return new SiteOptions(
            origin?.TrimEnd('/'),
            Value("AllowedHosts")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Value("Authority") ?? "ceasefiretracker.example",
            Value("AuthoritySince") ?? "2026-11-24",
            responsible is null ? null : new LocalizedText(responsible, Value("ResponsibleJa") ?? responsible),
            contact);

        string? Value(string key) => section[key] is { Length: > 0 } value ? value.Trim() : null;
    }
}
