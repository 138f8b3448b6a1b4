using System.Net.Mime;

namespace CeasefireTracker.Desk.Pages;

/// <summary>
/// What a form of the desk sent, so that it can be handed back where nothing came of it. A stranger's page must not have its words handed
/// to an editor: only what a page of the desk itself sent is.
/// </summary>
public static class SentForm
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>True of a form that a page of the desk sent, as browsers say.</summary>
    public static bool IsOwn(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentType?.StartsWith(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase) == true
        && request.Headers["Sec-Fetch-Site"] == "same-origin";

    /// <summary>Its fields, but for the token; empty where it is nobody's that is known, or cannot be read.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(HttpRequest request)
    {
        try
        {
            return IsOwn(request)
                ?
                [
                    .. request
                        .Form.Where(sent => sent.Key != Token)
                        .SelectMany(sent => sent.Value, (sent, value) => (sent.Key, value ?? "")),
                ]
                : [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
