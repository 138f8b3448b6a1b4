using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Desk.Tests;

/// <summary>Reads pages and sends their forms over HTTP, as a browser without scripts does.</summary>
public sealed class Browser(HttpClient client) : IDisposable
{
    private const int MostRedirects = 5;

    /// <summary>The page that is open.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Its address, without origin.</summary>
    public string Address { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>All that a reader of the page sees.</summary>
    public string Text => Page.QuerySelector("main")!.TextContent;

    /// <summary>Opens an address and follows redirects.</summary>
    public async Task<Browser> Open(string address)
    {
        await Take(address, await client.GetAsync(address));
        return this;
    }

    /// <summary>Writes into a field of the page.</summary>
    public Browser Type(string name, string value)
    {
        var field = Field(name);
        switch (field)
        {
            case IHtmlSelectElement choice:
                Assert.Contains(choice.Options, option => option.Value == value);
                choice.Value = value;
                break;
            case IHtmlTextAreaElement text:
                text.Value = value;
                break;
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                box.IsChecked = value.Length > 0;
                break;
            default:
                ((IHtmlInputElement)field).Value = value;
                break;
        }

        return this;
    }

    /// <summary>What a field holds.</summary>
    public string Value(string name) =>
        Field(name) switch
        {
            IHtmlSelectElement choice => choice.Value ?? "",
            IHtmlTextAreaElement text => text.Value,
            var field => ((IHtmlInputElement)field).Value,
        };

    /// <summary>Presses a button, found by a selector, and follows redirects.</summary>
    public async Task<Browser> Press(string selector)
    {
        var button =
            Page.QuerySelector("main " + selector) as IHtmlButtonElement
            ?? throw new InvalidOperationException($"{Address} has no {selector}: {Text}");
        var form = button.Form ?? throw new InvalidOperationException("The button belongs to no form.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is { Length: > 0 } name && !element.HasAttribute("disabled"))
            {
                switch (element)
                {
                    case IHtmlButtonElement when element != button:
                    case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                        break;
                    case IHtmlButtonElement:
                        fields.Add(new(name, button.Value));
                        break;
                    case IHtmlSelectElement choice:
                        fields.Add(new(name, choice.Value ?? ""));
                        break;
                    case IHtmlTextAreaElement text:
                        fields.Add(new(name, text.Value.ReplaceLineEndings("\r\n")));
                        break;
                    case IHtmlInputElement input:
                        fields.Add(new(name, input.Value));
                        break;
                }
            }
        }

        var action = button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Address;
        return await Post(new Uri(new Uri(client.BaseAddress!, Address), action).PathAndQuery, fields);
    }

    /// <summary>Sends what no form of the page sends.</summary>
    public async Task<Browser> Post(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        await Take(address, await client.PostAsync(address, new FormUrlEncodedContent(fields)));
        return this;
    }

    /// <summary>Sends a file by the page's form that takes one, and follows redirects.</summary>
    public async Task<Browser> Send(string field, string name, byte[] bytes)
    {
        var form = Page.QuerySelector("form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        }

        content.Add(new ByteArrayContent(bytes), field, name);
        await Take(Address, await client.PostAsync(Address, content));
        return this;
    }

    /// <summary>Sends a header with every request from now on.</summary>
    public void Header(string name, string value)
    {
        client.DefaultRequestHeaders.Remove(name);
        client.DefaultRequestHeaders.Add(name, value);
    }

    /// <summary>An answer as it is.</summary>
    public Task<HttpResponseMessage> Get(string address) => client.GetAsync(address);

    public void Dispose() => client.Dispose();

    private AngleSharp.Dom.IElement Field(string name) =>
        Page.QuerySelector($"[name=\"{name}\"]") ?? throw new InvalidOperationException($"{Address} has no field {name}: {Text}");

    private async Task Take(string address, HttpResponseMessage answer)
    {
        for (var i = 0; i < MostRedirects && answer.Headers.Location is { } next; i++)
        {
            var into = new Uri(new Uri(client.BaseAddress!, address), next);
            (address, var old) = (into.PathAndQuery, answer);
            answer = await client.GetAsync(address);
            old.Dispose();
        }

        (Address, Status) = (address, answer.StatusCode);
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        answer.Dispose();
    }
}
