using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>Somebody who has no mouse, and counts.</summary>
internal sealed class Hands(IPage page)
{
    // Nobody tabs further than that for one field.
    private const int Patience = 150;

    // A Japanese character takes two or three keys of an input method.
    private const double KeysOfJapanese = 2.5;

    /// <summary>How many keys were pressed.</summary>
    public int Keys { get; private set; }

    /// <summary>How many of them only led to a field.</summary>
    public int Tabs { get; private set; }

    /// <summary>How many pages came.</summary>
    public int Pages { get; private set; }

    /// <summary>Counts a page that was opened otherwise.</summary>
    public void Turned() => Pages++;

    public async Task Type(string field, string text)
    {
        await Go(field);
        if (text.Any(c => c > '\u3000'))
        {
            await page.Keyboard.InsertTextAsync(text);
            Keys += (int)(text.Length * KeysOfJapanese);
        }
        else
        {
            await page.Keyboard.TypeAsync(text);
            Keys += text.Length;
        }
    }

    /// <summary>Goes down a list of choices.</summary>
    public async Task Choose(string field, string value)
    {
        await Go(field);
        if (await page.EvaluateAsync<string>("document.activeElement.tagName") != "SELECT")
        {
            await page.Keyboard.TypeAsync(value);
            Keys += value.Length;
            return;
        }

        var options = await page.EvaluateAsync<string[]>("[...document.activeElement.options].map(option => option.value)");
        for (var i = Array.IndexOf(options, await page.InputValueAsync(field)); i < Array.IndexOf(options, value); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            Keys++;
        }

        Assert.Equal(value, await page.InputValueAsync(field));
    }

    public async Task ChooseIfEmpty(string field, string value)
    {
        if (await page.InputValueAsync(field) is "")
        {
            await Choose(field, value);
        }
    }

    /// <summary>Presses a button that leads to a page.</summary>
    public async Task Press(string button)
    {
        await Go(button);
        await page.Turn(() => page.Keyboard.PressAsync("Enter"));
        Keys++;
        Pages++;
    }

    /// <summary>Tabs to it, forwards or backwards, whichever is nearer.</summary>
    private async Task Go(string selector)
    {
        var isBefore = await page.EvaluateAsync<bool>(
            "at => document.activeElement !== document.body && !!(document.activeElement.compareDocumentPosition(document.querySelector(at)) & Node.DOCUMENT_POSITION_PRECEDING)",
            selector
        );
        for (var i = 0; !await page.EvaluateAsync<bool>("at => document.activeElement === document.querySelector(at)", selector); i++)
        {
            Assert.True(i < Patience, $"{selector} is not to be reached by Tab");
            await page.Keyboard.PressAsync(isBefore ? "Shift+Tab" : "Tab");
            Keys++;
            Tabs++;
        }
    }
}
