using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.People;

/// <summary>The person of the one-person mode. They have no account: in a team they are only a name on what they did before.</summary>
public sealed class OneEditor(DeskOptions options)
{
    private const string Id = "editor";

    /// <summary>Gives somebody who signed in before the name that the settings have now, because commits carry that of the row.</summary>
    public void Renamed(DeskContext state)
    {
        if (options.IsOnePerson && state.People.Find(Id) is not null)
        {
            Known(state);
            state.SaveChanges();
        }
    }

    /// <summary>The person, whom rows know from now on.</summary>
    public PersonRow Known(DeskContext state)
    {
        var row = state.People.Find(Id);
        if (row is null)
        {
            row = new PersonRow
            {
                Id = Id,
                Name = "",
                Email = "",
            };
            state.People.Add(row);
        }

        (row.Name, row.Email) = (options.Name ?? "Editor", options.Email ?? "editor@localhost");
        return row;
    }
}
