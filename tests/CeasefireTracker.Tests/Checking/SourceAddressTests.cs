using CeasefireTracker.Dataset.Checking;

namespace CeasefireTracker.Tests.Checking;

/// <summary>Which addresses may be linked to.</summary>
public sealed class SourceAddressTests
{
    [Theory]
    [InlineData("https://www.reuters.com/world/")]
    [InlineData("http://en.kremlin.ru/events/president/news/76450")]
    [InlineData("https://ja.wikipedia.org/wiki/停戦?x=1#y")]
    [InlineData("https://xn--e1afmkfd.xn--p1ai/")]
    [InlineData("https://2022-02-24-1.reuters.com/")]
    [InlineData("https://1.2.3.reuters.com/300.1.2.3")]
    [InlineData("https://local.reuters.com/internal")]
    [InlineData("https://gazeta.ua./ru/articles")]
    public void A_public_address_may_be_linked_to(string address) => Assert.Null(SourceAddress.Refusal(address));

    public static TheoryData<string> Refused =>
        [
            "",
            "reuters.com",
            "/en/timeline",
            "//reuters.com/",
            "ftp://reuters.com/",
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "mailto:a@b.example",
            "https://user@reuters.com/",
            "https://user:secret@reuters.com/",
            "https://www.reuters.com@evil.example/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "http://2130706433/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://169.254.169.254/latest/meta-data/",
            "http://localhost/",
            "http://intranet/",
            "https://reuters.com:8443/",
            "https://reuters.com/a b",
            "https://reuters.com/\"onclick=",
            "https://reuters.com\\@evil.example/",
            "https://reuters.com/<script>",
            "https://рейтерс.рф/",
            "https://www.reutеrs.com/",
            "https://reuters。com/",
            "https://ⓡeuters.com/",
            "https://exa\u00ADmple.com/",
            "https://wiki.internal/",
            "https://printer.local/",
            "http://expyuzz4wqqyqhjn.onion/",
            "https://router.lan/",
            "https://a.home.arpa/",
            "https://a.localhost/",
            "https://127.0.0.1.nip.io/",
            "https://127-0-0-1.nip.io/",
            "https://www.10.0.0.1.evil.example/",
            "https://10-0-0-1.evil.example/",
            "https://7f000001.nip.io/",
            "https://--1.sslip.io/",
            "https://app.localtest.me/",
            "http://www./",
            "https://wiki.internal./",
            "https://reuters.com../",
            "https://a..b/",
            "https://1.0.0.127.in-addr.arpa/",
            "https://reuters.1/",
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_hides_its_host_or_leads_to_a_machine_is_refused(string address)
    {
        Assert.NotNull(SourceAddress.Refusal(address));
        Goals.Reached("S9", "1 hostile address refused");
    }
}
