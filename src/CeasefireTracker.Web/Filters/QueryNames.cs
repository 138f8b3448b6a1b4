using System.Text;
using System.Text.Encodings.Web;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Filters;

/// <summary>The names that an address may have after its question mark, besides the parameters of a page's OnGet. A page without this
/// attribute knows no other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryNamesAttribute(params string[] names) : Attribute
{
    private Type? reader;

    public IReadOnlyList<string> Names { get; private set; } = names;

    /// <summary>What reads the query, if the names are those of its static field <c>Names</c>.</summary>
    public Type? Reader
    {
        get => reader;
        init => (reader, Names) = (value, [.. Names, .. (IReadOnlyList<string>)value!.GetField(nameof(Names))!.GetValue(null)!]);
    }

    /// <summary>True for what reads its whole query and says by itself what it does not know.</summary>
    public bool AnswersForUnknown { get; init; }
}

/// <summary>The names of an address that its page does not know.</summary>
/// <param name="Problems">What is told of them.</param>
/// <param name="Asked">The whole query as it was asked; the request's own holds only what is known by then.</param>
public sealed record UnknownNames(IReadOnlyList<FilterProblem> Problems, QueryString Asked)
{
    /// <summary>What the layout writes where they are to be told.</summary>
    public const string Place = "<!--unknown names-->";

    /// <summary>The unknown names of a request; null for nearly all.</summary>
    public static UnknownNames? Of(HttpContext context) => context.Features.Get<UnknownNames>();

    /// <summary>The lines that tell them, as HTML.</summary>
    public byte[] Lines(Language language, HtmlEncoder encoder) =>
        Encoding.UTF8.GetBytes(
            string.Join(
                "\n    ",
                Problems.Select(problem =>
                    $"<p class=\"problem unknown-name\">{encoder.Encode(problem.Message.In(language))} {encoder.Encode(language.Say("filter.rest"))}</p>"
                )
            )
        );
}
