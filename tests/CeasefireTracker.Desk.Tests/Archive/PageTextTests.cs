using System.Text;
using CeasefireTracker.Desk.Archive;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>What a page says to whoever reads it.</summary>
public sealed class PageTextTests
{
    private static IReadOnlyList<string>? Of(string page) => PageText.Of(Encoding.UTF8.GetBytes(page), "text/html");

    static PageTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void It_is_the_text_a_line_a_paragraph_without_what_stands_round_it() =>
        Assert.Equal(
            ["A truce", "Both sides said & meant it.", "A second paragraph."],
            Of(
                """
                <!doctype html><html><head><title>A truce</title><style>p { color: red }</style><script>if (1 < 2) { "<p>no</p>" }</script></head>
                <body><nav><a href="/">Home</a><nav>More</nav></nav><!-- <p>not said</p> -->
                <p>Both <b>sides</b>
                   said &amp; <i>meant</i> it.</p><p>A second paragraph.<aside>Most read</aside>
                <footer>© <p>2026</footer></body></html>
                """
            )
        );

    [Theory]
    [InlineData("<form action=x><input type=hidden value=1><p>Both sides said it.</p><select><option>1</select><button>Go</button></form>")]
    [InlineData("<nav><p>Both sides said it.</p>")]
    [InlineData("<aside><p>Both sides said it.</p></aside>")]
    [InlineData("<footer><script>1</script>Both sides said it.<noscript>2</noscript></footer>")]
    public void A_page_of_one_great_form_or_of_nothing_but_what_stands_aside_says_what_stands_there(string page) =>
        Assert.Equal(["Both sides said it."], Of(page));

    [Theory]
    [InlineData("shift_jis", "text/html; charset=Shift_JIS", "")]
    [InlineData("shift_jis", "text/html", "<meta charset='shift_jis'>")]
    [InlineData("euc-jp", "text/html", "<meta http-equiv=Content-Type content=\"text/html; charset=EUC-JP\">")]
    [InlineData("windows-1251", "text/html; charset=\"windows-1251\"", "")]
    [InlineData("utf-8", "text/html", "")]
    public void Its_encoding_is_the_one_that_it_says(string encoding, string type, string head)
    {
        var text = encoding == "windows-1251" ? "Перемирие" : "停戦";

        Assert.Equal([text], PageText.Of(Encoding.GetEncoding(encoding).GetBytes($"<html>{head}<p>{text}</p>"), type));
    }

    [Theory]
    [InlineData("text/html; charset=nonsense")]
    [InlineData("text/html; charset=utf-7")]
    [InlineData("text/html; charset=")]
    [InlineData("text/html; charset=\u0001\u0002")]
    [InlineData("TEXT/HTML;;;;")]
    public void An_encoding_that_is_none_is_passed_over(string type) =>
        Assert.Equal(["停戦"], PageText.Of(Encoding.UTF8.GetBytes("<p>停戦</p>"), type));

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7")]
    [InlineData("image/png", "PNG")]
    [InlineData("text/html", "<script>all of it is beside the matter")]
    [InlineData("text/html", "")]
    public void Where_nothing_is_said_there_is_no_text(string type, string page) =>
        Assert.Null(PageText.Of(Encoding.UTF8.GetBytes(page), type));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<nav>")]
    [InlineData("</p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a a=a ")]
    [InlineData("<!--")]
    [InlineData("&amp;&#x41;&notanentity;")]
    [InlineData("<script>")]
    [InlineData("\0\uFFFF<\u2028>")]
    public void A_page_of_one_thing_a_hundred_thousand_times_is_read_like_any_other(string thing)
    {
        var page = new StringBuilder().Insert(0, thing, 100_000).ToString();

        var lines = PageText.Of(Encoding.UTF8.GetBytes("<html>" + page), "text/html") ?? [];

        Assert.All(lines, line => Assert.NotEqual("", line));
    }
}
