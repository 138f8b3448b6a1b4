using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;

namespace CeasefireTracker.Desk.Tests.Fetching;

/// <summary>Pages that come by https, from a machine whose certificate an issuer of the test's own has signed.</summary>
public sealed class CertificateTests : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly ECDsa issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 issuer;

    public CertificateTests()
    {
        var request = new CertificateRequest("CN=The test's own issuer", issuerKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        issuer = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-90), DateTimeOffset.UtcNow.AddDays(90));
    }

    public void Dispose()
    {
        issuer.Dispose();
        issuerKey.Dispose();
    }

    [Fact]
    public async Task A_page_comes_by_https_and_is_kept_as_what_was_said_within_its_encryption()
    {
        using var certificate = Certificate("news.example.org", ForServers, daysLeft: 30);
        await using var server = new StrangeServer(certificate)
            .OnRedirect("/page", "https://news.example.org/moved")
            .OnPage("/moved", "page");

        var answer = await GuardTests
            .Through(server.Door with { Issuer = issuer })
            .Get(new("https://news.example.org/page"), FetchAsk.Page);

        Assert.True(answer.IsPage, answer.Detail);
        Assert.Equal("page", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal(server.Asked, answer.Exchanges.Select(exchange => Encoding.UTF8.GetString(exchange.Request.Span)));
        Assert.EndsWith("\r\n\r\npage", Encoding.UTF8.GetString(answer.Exchanges[1].Response.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other.example.org", ForServers, 30, "another's name")]
    [InlineData("news.example.org", ForServers, -1, "of the past")]
    [InlineData("news.example.org", ForClients, 30, "not for servers")]
    public async Task A_certificate_that_its_issuer_gave_for_something_else_proves_nothing(
        string name,
        string use,
        int daysLeft,
        string why
    )
    {
        using var certificate = Certificate(name, use, daysLeft);
        await using var server = new StrangeServer(certificate).OnPage("/page", "page");

        var answer = await GuardTests
            .Through(server.Door with { Issuer = issuer })
            .Get(new("https://news.example.org/page"), FetchAsk.Page);

        Assert.True(answer.Fault == NoAnswer.Tls, $"{why}: {answer.Fault} {answer.Detail}");
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Who_is_believed_by_a_test_alone_is_not_believed_without_it()
    {
        using var certificate = Certificate("news.example.org", ForServers, daysLeft: 30);
        await using var server = new StrangeServer(certificate).OnPage("/page", "page");

        Assert.Equal(NoAnswer.Tls, (await GuardTests.Through(server.Door).Get(new("https://news.example.org/page"), FetchAsk.Page)).Fault);
    }

    private X509Certificate2 Certificate(string name, string use, int daysLeft)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using var signed = request.Create(
            issuer,
            DateTimeOffset.UtcNow.AddDays(-60),
            DateTimeOffset.UtcNow.AddDays(daysLeft),
            RandomNumberGenerator.GetBytes(8)
        );
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }
}
