using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>What the program cannot do, because it refers to nothing that could: read from its own assemblies.</summary>
public sealed class ProgramTests
{
    private static readonly string[] Assemblies = [typeof(Program).Assembly.Location, typeof(Slug).Assembly.Location];

    [Fact]
    public void Nothing_starts_another_program_or_calls_another_host()
    {
        string[] never =
        [
            "System.Diagnostics.Process",
            "System.Net.Http.HttpClient",
            "System.Net.Sockets.Socket",
            "System.Net.Sockets.TcpClient",
            "System.Net.WebRequest",
            "System.Net.WebClient",
            "System.Net.Dns",
            "System.Net.Mail.SmtpClient",
            "System.Runtime.Loader.AssemblyLoadContext",
            "System.Linq.Expressions.LambdaExpression",
            "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter",
        ];

        Assert.Empty(Assemblies.SelectMany(Referenced).Intersect(never));
    }

    [Fact]
    public void No_XML_is_read()
    {
        // System.Xml is there to write the site map and feeds.
        string[] never =
        [
            "System.Xml.XmlReader",
            "System.Xml.XmlDocument",
            "System.Xml.XPath.XPathDocument",
            "System.Xml.Linq.XDocument",
            "System.Xml.Xsl.XslCompiledTransform",
            "System.Xml.Serialization.XmlSerializer",
        ];

        Assert.Empty(Assemblies.SelectMany(Referenced).Intersect(never));
    }

    [Fact]
    public void No_regular_expression_is_made_from_what_a_reader_sends()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        // Those that stand in the source are compiled with it; none is made while the program runs.
        Assert.DoesNotContain(
            sources,
            path => Regex.IsMatch(File.ReadAllText(path), @"new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(")
        );
    }

    private static IEnumerable<string> Referenced(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }
}
