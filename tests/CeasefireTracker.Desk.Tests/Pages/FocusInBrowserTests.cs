using System.Text.RegularExpressions;
using CeasefireTracker.BrowserTests;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>Where one goes on writing after a button that leads to the form again, with scripts and without.</summary>
[Trait("Takes", "long")]
public sealed class FocusInBrowserTests : DeskInBrowser
{
    [BrowserTheory]
    [InlineData("en", true, "Who took part.")]
    [InlineData("ja", false, "関わった者。")]
    public async Task After_a_button_the_focus_is_where_one_goes_on_writing_and_is_seen_and_heard(
        string language,
        bool scripts,
        string help
    )
    {
        var page = await SignedIn(language, scripts);
        await page.ClickAsync("button[value=event]");

        await page.FillAsync("#address", "https://www.reuters.com/world/focus-1");
        await Press("paste", "#f-citations-0-supports-en");

        var actor = await Press("add:actors", "#f-actors-0-actor");
        await Assertions.Expect(actor).ToHaveAccessibleDescriptionAsync(help);
        // Typed the moment the focus is there, while the rest of the page may still be arriving.
        await page.Keyboard.TypeAsync("ukraine");
        await Assertions.Expect(actor).ToHaveValueAsync("ukraine");

        await Press("add:actors", "#f-actors-1-actor");
        await page.Keyboard.TypeAsync("russia");
        var role = await Press("remove:actors.0", "#f-actors-0-role");
        await Assertions.Expect(page.Locator("#f-actors-0-actor")).ToHaveValueAsync("russia");
        await Assertions.Expect(role).ToHaveAccessibleNameAsync(new Regex("."));
        await Press("remove:actors.0", "button[value='add:actors']");

        // Its id is made from its words.
        await Press("add:terms", "#f-terms-0-issue");
        await page.FillAsync("#f-terms-0-actors-0", "russia");
        await Press("more:terms.0.actors", "#f-terms-0-actors-1");

        await page.FillAsync("#address", "no address at all");
        await Press("paste", "#address");
        Assert.Empty(Faults);

        async Task<ILocator> Press(string command, string focused)
        {
            await page.ClickAsync($"button[value='{command}']");
            var place = page.Locator(focused + ":focus");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]told=[^#]*$"));
            await Assertions.Expect(place).ToBeFocusedAsync();
            await Assertions.Expect(place).ToBeInViewportAsync();
            return page.Locator(focused);
        }
    }
}
