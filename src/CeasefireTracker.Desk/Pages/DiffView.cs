using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Two texts of one record, field by field.</summary>
public sealed record DiffView(Language Language, IReadOnlyList<Field> Fields, JsonObject? Was, JsonObject? Will)
{
    public IReadOnlyList<FieldChange> Changes => FieldDiff.Of(Fields, Was, Will);

    public string Say(string key) => Language.Tell(key);

    /// <summary>Where a change is, in words: "Stances · truce · What exactly was said · English".</summary>
    public string Path(FieldChange change) =>
        string.Join(
            " · ",
            change
                .Path.SelectMany(step =>
                    new[]
                    {
                        FormView.Label(Language, step.Field),
                        step.Field.IsInBoth() ? Language.Tell("language." + step.Item) : step.Item,
                    }
                )
                .Where(text => text.Length > 0)
        );
}
