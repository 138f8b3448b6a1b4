using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// With which words an event tells what somebody stated: plainly ("said", 述べた), or with doubt ("claimed", 主張した). A word counts for the
/// actor of the event that its sentence names last before it; in Japanese, last as its topic (は). Where none is named, as with a capital's
/// name, it counts for nobody.
/// </summary>
internal static partial class ReportingWords
{
    public static IEnumerable<(string Actor, Language Language, bool IsDoubting)> In(Event e, IReadOnlyDictionary<string, Actor> actors)
    {
        var present = e.Actors.Select(part => actors[part.Actor]).Distinct().ToList();
        foreach (var text in Texts(e))
        {
            foreach (
                var found in Of(text.En, Language.En, English(), (sentence, name) => sentence.LastIndexOf(name, StringComparison.Ordinal))
            )
            {
                yield return found;
            }

            foreach (var found in Of(text.Ja, Language.Ja, Japanese(), LastTopic))
            {
                yield return found;
            }
        }

        IEnumerable<(string, Language, bool)> Of(string text, Language language, Regex words, Func<string, string, int> last)
        {
            foreach (var sentence in text.Split(['.', '。', ';', '\n']))
            {
                foreach (Match word in words.Matches(sentence))
                {
                    var before = sentence[..word.Index];
                    var (actor, place) = present
                        .Select(actor => (actor, Place: Names(actor, language).Max(name => last(before, name))))
                        .DefaultIfEmpty()
                        .MaxBy(found => found.Place);
                    if (actor is not null && place >= 0)
                    {
                        yield return (actor.Id, language, word.Groups["doubt"].Success);
                    }
                }
            }
        }
    }

    private static IEnumerable<LocalizedText> Texts(Event e) =>
        new[] { e.Title, e.Summary, e.Narrative, e.DateNote }
            .Concat(e.Terms.Select(term => term.Detail))
            .Concat(e.Citations.SelectMany(citation => citation.Differs.Select(difference => difference.Note)))
            .OfType<LocalizedText>();

    /// <summary>The name, and of a person the family name alone.</summary>
    private static string[] Names(Actor actor, Language language)
    {
        var name = actor.Name.In(language);
        return actor.Kind == ActorKind.Person ? [name, name[(name.LastIndexOf(language == Language.Ja ? '・' : ' ') + 1)..]] : [name];
    }

    private static int LastTopic(string sentence, string name)
    {
        var place = sentence.LastIndexOf(name, StringComparison.Ordinal);
        while (place >= 0 && !Topic().IsMatch(sentence[(place + name.Length)..]))
        {
            place = place == 0 ? -1 : sentence.LastIndexOf(name, place - 1, StringComparison.Ordinal);
        }

        return place;
    }

    [GeneratedRegex(
        @"\b(?:(?<doubt>claim(?:s|ed)?|alleg(?:es|ed)|assert(?:s|ed)|purported)|said|says|told|stated|wrote|announced|declared|confirmed)\b"
    )]
    private static partial Regex English();

    [GeneratedRegex("(?<doubt>主張|言い張|と称)|述べ|語っ|表明|発表|説明|明らかに|伝え")]
    private static partial Regex Japanese();

    [GeneratedRegex("^[^、。「」はがをに]{0,12}は")]
    private static partial Regex Topic();
}
