using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.People;

/// <summary>The person of a desk of one.</summary>
public sealed class OneEditorTests
{
    [Fact]
    public async Task Who_is_still_signed_in_has_the_name_that_the_settings_have_now()
    {
        using var desk = DeskSite.Small();
        using var editor = await desk.Editor();
        using var scope = desk.Services.CreateScope();
        var state = scope.ServiceProvider.GetRequiredService<DeskContext>();

        new OneEditor(desk.Part<DeskOptions>() with { Name = "Bea", Email = "bea@example.org" }).Renamed(state);

        Assert.Equal(("Bea", "bea@example.org"), state.People.Select(row => ValueTuple.Create(row.Name, row.Email)).Single());
    }
}
