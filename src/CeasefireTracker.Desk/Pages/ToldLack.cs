using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Pages;

/// <summary>A field that the file did not fill from which a draft came, nor anybody since.</summary>
/// <param name="Name">What people call it, such as "Title · Japanese".</param>
/// <param name="Address">Where it is filled in.</param>
public sealed record ToldLack(string Name, string Address)
{
    /// <summary>Those of a part, in the order of its form.</summary>
    public static IReadOnlyList<ToldLack> Of(DraftPage page, DraftPart part)
    {
        var fields = PartKind.Of(part.Kind).Fields;
        var lists = fields.Where(field => field.Kind == FieldKind.Maps).Select(field => field.Name).ToHashSet();
        return
        [
            .. Lacking
                .Of(fields, (JsonObject?)Fields.Pruned(part.Typed) ?? [])
                .Where(field => Is(part, field))
                .Select(field => new ToldLack(
                    Lacking.Name(page.Language, field),
                    // A field of each item of a list is in no one place.
                    page.Links.Place(page.Draft.Id, part.Key, lists.Contains(field.Split('.')[0]) ? field.Split('.')[0] : field)
                )),
        ];
    }

    /// <summary>True if the file did not fill a field: it, or the whole that it is a part of.</summary>
    /// <param name="field">Such as <c>title.ja</c>.</param>
    public static bool Is(DraftPart part, string field) =>
        part.Lacks?.Any(lack => field == lack || field.StartsWith(lack + ".", StringComparison.Ordinal)) == true;
}
