using System.Text;
using System.Text.Json;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Store;

public sealed class RowBytesTests
{
    [Theory]
    [InlineData]
    [InlineData("record")]
    [InlineData("record", "us-30-day-proposal")]
    [InlineData("停戦", "a \"b\" \\ <c>", "")]
    public void A_list_is_written_as_EF_Core_reads_it(params string[] values)
    {
        var bytes = new RowBytes();

        bytes.Add([.. values]);

        Assert.Equal(RowBytes.Text, bytes.Rows[0]);
        Assert.Equal(values, JsonSerializer.Deserialize<string[]>(bytes.Rows[5..]));
        Assert.Equal(JsonSerializer.Serialize(values), Encoding.UTF8.GetString(bytes.Rows[5..]));
    }

    [Fact]
    public void Values_stand_one_after_another_and_those_that_are_not_there_take_a_mark()
    {
        var bytes = new RowBytes();
        bytes.Begin(7);
        bytes.Add((string?)null);
        bytes.Add((long?)null);
        bytes.Add((DateOnly?)null);
        bytes.Add(new DateOnly(2025, 3, 13));
        bytes.Add(-2);

        Assert.Equal([7, 0, 0, 0, 2, 10, 0, 0, 0, .. "2025-03-13"u8, 1, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], bytes.Rows.ToArray());
    }

    [Fact]
    public void Rows_longer_than_the_room_are_kept_whole()
    {
        var bytes = new RowBytes();
        var text = new string('停', 100_000);
        bytes.Add("first");
        bytes.Add(text);

        Assert.Equal(text, Encoding.UTF8.GetString(bytes.Rows[15..]));
    }
}
