using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The form of one part of a draft.</summary>
/// <param name="Draft">The number of its draft.</param>
/// <param name="Problems">What is wrong, by place.</param>
/// <param name="Clashes">What others wrote meanwhile, by place.</param>
/// <param name="Remarks">What was said, by place.</param>
/// <param name="NameOf">What a person is called.</param>
/// <param name="At">Where one goes on writing, such as <c>terms.1</c>; empty where the page is read from its top.</param>
public sealed record FormView(
    Language Language,
    int Draft,
    DraftPart Part,
    Names Names,
    ILookup<string, ToldProblem> Problems,
    ILookup<string, PartClash> Clashes,
    ILookup<string, string> Remarks,
    Func<string, string> NameOf,
    string At
)
{
    /// <summary>What the names of its inputs begin with.</summary>
    public const string Prefix = "f";

    // What the rules ask for though a file may lack it: one of two, or at least one.
    private static readonly string[] Usual = ["actors", "by", "cite", "published", "title", "url"];

    /// <summary>The form of a part of the draft that a page is about.</summary>
    public static FormView Of(
        DraftPage page,
        DraftPart part,
        IEnumerable<PlacedProblem> problems,
        IEnumerable<PartClash> clashes,
        string at
    ) =>
        new(
            page.Language,
            page.Draft.Id,
            part,
            new Names(page.Record, page.Working.Content, page.Language),
            problems
                .Where(problem => problem.Part == part.Key)
                .ToLookup(problem => problem.Place, problem => ToldProblem.Of(page, problem, part.Key)),
            clashes.ToLookup(clash => clash.Clash.Place),
            page.Remarks.ToLookup(remark => remark.Place, remark => $"{page.NameOf(remark.Who)}: {remark.Text}"),
            page.NameOf,
            at
        );

    /// <summary>
    /// The name of the input in which one goes on writing, else the command of the button that adds one: the first at <see cref="At"/> that
    /// is still empty. Ids are passed over, because they are made from the words. Null where the page is read from its top.
    /// </summary>
    // An address with a fragment would move the focus when the page has arrived, away from where somebody writes already.
    public string? Focus =>
        field ??=
            At.Length == 0
                ? null
                : (Split(PartKind.Of(Part.Kind).Fields, Part.Typed, "").Usual.SelectMany(view => view.Inputs()))
                    .Where(input => Holds(At, input.Place))
                    .OrderBy(input => input.IsId)
                    .ThenBy(input => !input.IsEmpty)
                    .Select(input => $"{Prefix}.{input.Place}")
                    .FirstOrDefault("add:" + At);

    public string Say(string key) => Language.Tell(key);

    public string Say(string key, params ReadOnlySpan<object?> values) => Language.Tell(key, values);

    /// <summary>The form of another part of the draft; null for a record that the draft does not hold.</summary>
    public string? FormOf(RecordKind kind, string id) =>
        Names.PartOf(kind, id) is { } part && part != Part.Key ? new DeskLinks(Language).Part(Draft, part) : null;

    /// <summary>What people call a field.</summary>
    public string Label(Field field) => Label(Language, field);

    /// <inheritdoc cref="Label(Field)"/>
    public static string Label(Language language, Field field) => language.Known("label." + field.Name) ?? field.Name;

    /// <summary>What a word of a closed set is called.</summary>
    public static string Word(Language language, Field field, string word)
    {
        foreach (var set in new[] { field.Name, "actor-kind.one", "dispute.sort", "ended" })
        {
            if ((language.Known($"{set}.{word}") ?? Web.Text.Words.Find(language, $"{set}.{word}")) is { } known)
            {
                return known;
            }
        }

        return word;
    }

    /// <summary>The fields that everybody fills in, and those that are seldom needed and empty.</summary>
    public (IEnumerable<FieldView> Usual, IEnumerable<FieldView> Seldom) Split(IReadOnlyList<Field> fields, JsonNode? typed, string within)
    {
        var all = fields.Select(field => new FieldView(this, field, within + field.Name, typed?[field.Name], typed)).ToLookup(IsSeldom);
        return (all[false], all[true]);
    }

    private bool IsSeldom(FieldView view) =>
        !view.Field.IsRequired
        && !Usual.Contains(view.Field.Name)
        && view.Field.Kind != FieldKind.Maps
        && view.Field.Refers is not RecordKind.Collection
        && Fields.Pruned(view.Value) is null
        && !Holds(view.Place, At)
        && !Problems.Any(problem => problem.Key == view.Place || problem.Key.StartsWith(view.Place + ".", StringComparison.Ordinal))
        && !Clashes.Any(clash => clash.Key.StartsWith(view.Place, StringComparison.Ordinal));

    private static bool Holds(string place, string other) => other == place || other.StartsWith(place + ".", StringComparison.Ordinal);
}

/// <summary>One field of a form.</summary>
/// <param name="Place">Where it is, such as <c>terms.0.detail</c>.</param>
/// <param name="Value">What was typed.</param>
/// <param name="Within">The record that it belongs to.</param>
public sealed record FieldView(FormView Form, Field Field, string Place, JsonNode? Value, JsonNode? Within)
{
    /// <summary>The name of its input, of a place within it where one is given.</summary>
    public string Name(string within = "") => $"{FormView.Prefix}.{Place}{(within.Length == 0 ? "" : "." + within)}";

    /// <summary>The id of its input.</summary>
    public string Id(string within = "") => Name(within).Replace('.', '-');

    /// <summary>True of the input in which one goes on writing.</summary>
    public bool HasFocus(string within = "") => Form.Focus == Name(within);

    /// <summary>Its inputs in the order of the page, but for those that are folded away.</summary>
    public IEnumerable<(string Place, bool IsEmpty, bool IsId)> Inputs() =>
        Field switch
        {
            { Kind: FieldKind.Map } => Field.Fields.SelectMany(within =>
                new FieldView(Form, within, $"{Place}.{within.Name}", Value?[within.Name], Value).Inputs()
            ),
            { Kind: FieldKind.Maps or FieldKind.Phrases } => (Value as JsonArray ?? [])
                .Select((item, index) => new FieldView(Form, Field, FormattableString.Invariant($"{Place}.{index}"), item, item))
                .SelectMany(item =>
                    Field.Kind == FieldKind.Phrases
                        ? item.Both()
                        : Form.Split(Field.Fields, item.Value, item.Place + ".").Usual.SelectMany(view => view.Inputs())
                ),
            { Refers: RecordKind.Collection } => [],
            _ when Field.IsInBoth() => Both(),
            _ when Field.IsList() => Texts.Select(
                (text, index) => (FormattableString.Invariant($"{Place}.{index}"), text.Length == 0, false)
            ),
            _ => [(Place, Text.Length == 0, Field.Kind == FieldKind.Id)],
        };

    private IEnumerable<(string Place, bool IsEmpty, bool IsId)> Both() =>
        Fields.Languages.Select(language => ($"{Place}.{language}", In(language).Length == 0, false));

    /// <summary>What was typed as one text.</summary>
    public string Text => Value is JsonValue value ? value.ToString() : "";

    /// <summary>What was typed in one language.</summary>
    public string In(string language) => Value is JsonObject both ? both[language]?.ToString() ?? "" : "";

    /// <summary>What was typed as a list, with one empty place more.</summary>
    public IEnumerable<string> Texts =>
        (Value as JsonArray ?? []).Select(item => item?.ToString() ?? "").Where(text => text.Length > 0).Append("");

    /// <summary>True if the file did not say it from which the record came, nor anybody since.</summary>
    public bool IsLacking
    {
        get
        {
            var steps = Place.Split('.');
            var name = string.Join('.', steps.Where(step => !step.All(char.IsAsciiDigit)));
            return Form.Part.Lacks is not null
                && steps[^1] == Field.Name
                && (
                    Field.IsInBoth()
                        ? Fields.Languages.Any(language => In(language).Length == 0 && ToldLack.Is(Form.Part, $"{name}.{language}"))
                        : Fields.Pruned(Value) is null && ToldLack.Is(Form.Part, name)
                );
        }
    }

    /// <summary>What is wrong here.</summary>
    public IEnumerable<ToldProblem> Problems => Form.Problems[Place];

    /// <summary>What others wrote here, or in a language of it.</summary>
    public IEnumerable<PartClash> Clashes =>
        Fields.Languages.Select(language => $"{Place}.{language}").Prepend(Place).SelectMany(place => Form.Clashes[place]);

    /// <summary>The issue of the same record, for options.</summary>
    public string Issue => Within is JsonObject map ? map["issue"]?.ToString() ?? "" : "";

    /// <summary>The list that it completes from; null for none.</summary>
    public string? List =>
        Field.Refers is { } kind && kind is not (RecordKind.Term or RecordKind.Fact or RecordKind.Collection)
            ? Form.Names.ListOf(kind, Issue)
            : null;
}
