using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What is said of a link that does not let in.</summary>
public static class PassWords
{
    /// <summary>Why, with the desk's clock beside the day, because one that goes wrong explains much.</summary>
    public static string Refusal(Language language, Pass pass, TimeProvider clock) =>
        pass.State == PassState.Expired
            ? language.Tell("pass.expired", pass.Row!.Expires, clock.GetUtcNow().UtcDateTime)
            : language.Tell(pass.State == PassState.Used ? "pass.used" : "pass.unknown");

    public static int Status(Pass pass) => pass.State == PassState.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
}
