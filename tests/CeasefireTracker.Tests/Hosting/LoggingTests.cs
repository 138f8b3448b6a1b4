using CeasefireTracker.Web.Hosting;
using Serilog.Events;

namespace CeasefireTracker.Tests.Hosting;

public sealed class LoggingTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    [InlineData(503)]
    public void A_request_that_was_answered_as_foreseen_leaves_no_line(int status) =>
        Assert.Equal(LogEventLevel.Debug, Logging.LevelOf(status, null));

    [Fact]
    public void A_failure_leaves_a_line()
    {
        Assert.Equal(LogEventLevel.Error, Logging.LevelOf(500, null));
        Assert.Equal(LogEventLevel.Error, Logging.LevelOf(200, new InvalidOperationException()));
    }
}
