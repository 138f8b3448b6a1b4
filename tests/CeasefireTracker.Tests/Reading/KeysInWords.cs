using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Reading;

/// <summary>Every key that a data file may have, as the reader knows it, in Markdown.</summary>
internal static class KeysInWords
{
    public static string All()
    {
        var text = new StringBuilder();
        Table("events/*/*.md", EventFields.Event);
        Table("sources/*.yml", VocabularyFields.Source);
        Table("actors.yml", VocabularyFields.Actor);
        Table("publishers.yml", VocabularyFields.Publisher);
        Table("issues.yml", VocabularyFields.Issue);
        Table("phases.yml", VocabularyFields.Phase);
        Table("glossary.yml", VocabularyFields.GlossaryEntry);
        Table("place-names.yml", VocabularyFields.PlaceName);
        Table("leads.yml", LeadFields.Lead);
        Table("reports.yml", ReportFields.Report);
        Table("seen.yml", SeenFields.SourceSeen);
        Table("site.yml", SiteFields.Site);
        return text.ToString();

        void Table(string file, IEnumerable<Field> fields)
        {
            text.Append(null, $"\n### `{file}`\n\n| key | holds | |\n|---|---|---|\n");
            Rows("", fields);
        }

        void Rows(string within, IEnumerable<Field> fields)
        {
            foreach (var field in fields)
            {
                var key = field.IsRequired ? $"**`{within}{field.Name}`**" : $"`{within}{field.Name}`";
                text.Append(null, $"| {key} | {Holds(field)} | {field.Help.En} |\n");
                Rows($"{within}{field.Name}.", field.Fields);
            }
        }
    }

    private static string Holds(Field field)
    {
        var of = field.Refers is { } refers ? Words(refers) : "";
        return field.Kind switch
        {
            FieldKind.Id => "its id",
            FieldKind.Reference => $"id of {of}",
            FieldKind.References => $"ids of {of}",
            FieldKind.Code => "a word",
            FieldKind.Codes => "words",
            FieldKind.Line => "a line",
            FieldKind.Lines => "lines",
            FieldKind.Phrase or FieldKind.Prose => "`{ en, ja }`",
            FieldKind.Phrases => "several `{ en, ja }`",
            FieldKind.Word => string.Join(", ", field.Choices.Select(choice => $"`{choice}`")),
            FieldKind.Date => "EDTF",
            FieldKind.Day => "a day",
            FieldKind.Moment => "day, hour and offset",
            FieldKind.Number => "a whole number",
            FieldKind.Flag => "`true`",
            FieldKind.Map => "keys:",
            FieldKind.Maps => "a list, each:",
            _ => throw new InvalidOperationException($"{field.Kind} has no words."),
        };
    }

    private static string Words(RecordKind kind) =>
        kind switch
        {
            RecordKind.ActorOrSource => "actor or source",
            RecordKind.Fact => "figure",
            _ => kind.Text(),
        };
}
