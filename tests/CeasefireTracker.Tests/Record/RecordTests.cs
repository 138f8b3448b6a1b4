using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Record;

public sealed class RecordTests
{
    [Fact]
    public void The_repositorys_own_data_is_sound()
    {
        var (dataset, problems) = StoreFile.Load(Repository.Data);

        Assert.Empty(problems);
        Assert.NotEmpty(dataset.Events);
    }

    [Fact]
    public void No_address_of_a_source_carries_a_tracking_name_or_a_template()
    {
        var addresses = StoreFile
            .Load(Repository.Data)
            .Dataset.Sources.SelectMany(source => source.Also.Prepend(source.Url))
            .OfType<string>();

        Assert.All(addresses, address => Assert.DoesNotMatch("utm_|fbclid|[$]i|traffic_source=|[?&]ref=", address));
    }
}
