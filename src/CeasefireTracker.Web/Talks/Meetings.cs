using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Talks;

/// <summary>The meetings of the record: which there are, and who met whom.</summary>
public static class Meetings
{
    /// <summary>Every event that tells of a meeting.</summary>
    public static readonly FacetList List = new(Facet.Between);

    /// <summary>Every name that an address of the list may have.</summary>
    public static readonly IReadOnlyList<string> Names = [.. List.Filters.Select(filter => filter.Name)];

    /// <summary>Who met: the parties of the war first, each with those who speak for it, then everybody else.</summary>
    public static IReadOnlyList<(string? Party, IReadOnlyList<EventActor> Parts)> Sides(Event e, Vocabulary vocabulary)
    {
        // A party is there with those who speak for it, whatever its own part is.
        var met = e.Met.Select(part => part.Actor).ToList();
        var there = met.Concat(met.Select(actor => PartyOf(actor, e, vocabulary))).ToHashSet();
        var byParty = Parts.Of(e).Where(part => there.Contains(part.Actor)).ToLookup(part => PartyOf(part.Actor, e, vocabulary));
        return
        [
            .. vocabulary
                .Actors.Values.Where(actor => actor.Party && byParty.Contains(actor.Id))
                .Select(actor => actor.Id)
                .Append(null)
                .Where(byParty.Contains)
                .Select(party => (party, (IReadOnlyList<EventActor>)[.. byParty[party]])),
        ];
    }

    /// <summary>Who answered what came of it, and is not told to have been there.</summary>
    public static IEnumerable<EventActor> Answered(Event e, Vocabulary vocabulary) =>
        Parts.Of(e).Where(part => part.Role == Role.Respondent).Except(Sides(e, vocabulary).SelectMany(side => side.Parts));

    private static string? PartyOf(string id, Event e, Vocabulary vocabulary)
    {
        var actor = vocabulary.Actors[id];
        return actor.Party
            ? id
            : actor
                .SpeaksFor.Where(mandate => new DateSpan(mandate.From, mandate.To).Overlaps(e.Date.Span))
                .Select(mandate => mandate.For)
                .FirstOrDefault(principal => vocabulary.Actors[principal].Party);
    }
}
