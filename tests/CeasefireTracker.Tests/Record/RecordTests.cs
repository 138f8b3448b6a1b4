using CeasefireTracker.Dataset.Checking;
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
    public void Every_truce_and_every_meeting_of_the_record_says_what_it_was()
    {
        var (dataset, _) = StoreFile.Load(Repository.Data);

        Assert.Empty(UnfilledFields.Of(dataset));
        Assert.True(dataset.Events.Count(e => e.Truce is not null) >= 10);
        Assert.True(dataset.Events.Count(e => e.Meeting is not null) >= 72);
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
