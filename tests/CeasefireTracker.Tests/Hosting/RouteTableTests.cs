using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>The table by which an address is led to what answers it, made when a server is asked for the first time.</summary>
public sealed partial class RouteTableTests
{
    [Fact]
    public void No_beginning_of_an_address_but_a_language_has_the_pages_below_it()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        using var table = new StringWriter();

        site.Services.GetRequiredService<DfaGraphWriter>().Write(site.Services.GetRequiredService<EndpointDataSource>(), table);

        Assert.Equal(["/{...}/truces/"], Place().Matches(table.ToString()).Select(place => place.Groups[1].Value));
    }

    [GeneratedRegex(@"label=""(/[^"" ]*/truces/)""")]
    private static partial Regex Place();
}
