using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Turns the maps of the vocabulary files into records.</summary>
internal static class VocabularyReader
{
    public static Actor Actor(FieldReader fields) => new(
        fields.Id("id"), fields.Word<ActorKind>("kind"), fields.OptionalWord<PartyColour>("party"), fields.Localized("name"), fields.Words("aliases"),
        fields.Maps("speaks-for", Mandate), fields.Maps("offices", Office), fields.Words("members"), fields.OptionalText("wikidata"), fields.Line);

    public static Issue Issue(FieldReader fields) => new(
        fields.Id("id"), fields.Localized("label"), fields.Localized("definition"), fields.Localized("example"),
        fields.Maps("options", option => new IssueOption(option.Id("id"), option.Localized("label"))), fields.Line);

    public static Publisher Publisher(FieldReader fields) => new(
        fields.Id("id"), fields.Localized("name"), fields.OptionalText("home"), fields.OptionalText("state-media"), fields.OptionalText("government"), fields.Line);

    public static Source Source(FieldReader fields, string file) => new(
        fields.Id("id"), fields.Text("publisher"), fields.OptionalText("url"), fields.OptionalLocalized("no-url"),
        fields.OptionalText("title"), fields.OptionalLocalized("description"), fields.OptionalDate("published"),
        fields.Text("language"), fields.Word<Access>("access"), fields.Word<SourceTier>("tier"), fields.OptionalText("origin"),
        fields.Word<Checked>("checked"), fields.Words("also"), file, fields.Line);

    public static Phase? Phase(FieldReader fields)
    {
        var (id, span) = (fields.Id("id"), fields.Date("span"));
        var (title, text) = (fields.Localized("title"), fields.Localized("text"));
        var citations = fields.Maps("citations", citation => new PhaseCitation(citation.Text("source"), citation.Line));
        return span is null ? null : new Phase(id, span, title, text, citations, fields.Line);
    }

    public static GlossaryEntry GlossaryEntry(FieldReader fields) => new(
        fields.Id("id"), fields.Localized("term"), fields.Localized("meaning"), fields.Words("also"), fields.Line);

    public static PlaceName PlaceName(FieldReader fields) => new(fields.Id("id"), fields.Words("spellings"), fields.Line);

    private static Mandate Mandate(FieldReader fields) => new(fields.Text("for"), fields.OptionalDay("from"), fields.OptionalDay("to"), fields.Line);

    private static Office Office(FieldReader fields) => new(fields.Localized("title"), fields.OptionalDay("from"), fields.OptionalDay("to"));
}
