using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.People;

/// <summary>The person of the one-person mode.</summary>
public sealed class OneEditor(DeskOptions options)
{
    private const string Id = "editor";

    /// <summary>The person, whom rows know from now on.</summary>
    public Person Known(DeskContext state)
    {
        var row = state.People.Find(Id);
        if (row is null)
        {
            state.People.Add(
                row = new PersonRow
                {
                    Id = Id,
                    Name = "",
                    Email = "",
                }
            );
        }

        (row.Name, row.Email) = (options.Name ?? "Editor", options.Email ?? "editor@localhost");
        return new Person(row.Id, row.Name, row.Email, Role.Admin);
    }
}
