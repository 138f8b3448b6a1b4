using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>The commands that do one thing and end: <c>invite</c>, <c>link</c>, <c>import</c>, <c>archive</c> and <c>backup</c>. Without
/// a command the program serves.</summary>
public static class DeskCommands
{
    internal const string Console = "console";

    private const string Usage = """
        usage: CeasefireTracker.Desk [command] [options]

          (no command)                                       serve the desk
          invite EMAIL --role ROLE [--name NAME]             print an invitation; ROLE is contributor, editor or admin
          link EMAIL                                         print a link that signs in somebody who has lost what they signed in by
          import FILE [--from FORMAT] [--to DIR] [--dry-run] make drafts of a file's rows; FORMAT is csv, xlsx, timelinejs, ics, ndjson or json
                 [--sheet NAME] [--scheme NAME] [--dates dmy|mdy|1900|1904] [--encoding NAME] [--column HEAD=MEANING] [--as EMAIL]
          archive [--since DATE] [SOURCE-ID…]                look at the cited pages that nobody has looked at yet (--since: nor since that
                                                             day; ids: those), keep copies, and record what was found in data/seen.yml
          backup FILE                                        write the desk's database as it is now into a new file, also while it serves

        options:
          --Desk:Name=…    any setting of deploy/notes.md; the environment's Desk__Name is read too

        exit codes: 0 done, 1 refused, 2 not understood, 75 the database cannot be used, 78 the settings or the machine cannot be right
        """;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code, as the usage lists them; null if there is no command and the program is to serve.</returns>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static int? Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["--help" or "help", ..] && Languages.Refusal is { } refusal)
        {
            errors.WriteLine(refusal);
            return SettingsException.ExitCode;
        }

        if (args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not "--help"))
        {
            return null;
        }

        var rest = args[1..].ToList();
        var settings = rest.Where(argument => argument.StartsWith("--Desk:", StringComparison.OrdinalIgnoreCase)).ToArray();
        rest.RemoveAll(settings.Contains);
        var (role, name) = (Option(rest, "--role"), Option(rest, "--name"));
        switch (args[0])
        {
            case "import":
                return ImportCommand.Run(args[1..], output, errors);
            case "archive":
                return ArchiveCommand.Run(args[1..], output, errors, FetchDoor.Public, TimeProvider.System);
            case "--help" or "help":
                output.WriteLine(Usage);
                return 0;
            case "invite" when rest is [var email] && role is not null:
                return Invite(settings, email, role, name, output, errors);
            case "link" when rest is [var email] && (role, name) is (null, null):
                return Link(settings, email, output, errors);
            case "backup" when rest is [var file] && (role, name) is (null, null):
                return Backup(settings, Folders.FromWhereTyped(file), output, errors);
            default:
                errors.WriteLine($"'{string.Join(' ', args)}' was not understood.");
                errors.WriteLine(Usage);
                return 2;
        }
    }

    private static int Invite(string[] settings, string typed, string role, string? name, TextWriter output, TextWriter errors)
    {
        if (PersonText.Email(typed) is not { } email)
        {
            errors.WriteLine($"'{typed}' is no e-mail address such as ada@example.org.");
            return 2;
        }

        if (!Enum.TryParse<DeskRole>(role, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || char.IsAsciiDigit(role[0]))
        {
            errors.WriteLine($"'{role}' is no role: contributor, editor or admin.");
            return 2;
        }

        if (name is not null && PersonText.Name(name) is null)
        {
            errors.WriteLine($"'{name}' cannot be a name: at most {PersonText.MostOfName} characters, without < and >.");
            return 2;
        }

        var options = Team(settings);
        using var state = Open(options);
        if (Accounts.Of(state, email) is { } person)
        {
            errors.WriteLine($"{email} has an account already ({person.Role}).");
            return 1;
        }

        var secret = new Passes(state, TimeProvider.System).Invite(Console, email, PersonText.Name(name), wanted);
        state.SaveChanges();
        var until = TimeProvider.System.GetUtcNow() + Passes.InvitationLife;
        Print(output, options, links => links.Invitation(secret));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Hand it to {email}: it is good once, until {until:yyyy-MM-dd HH:mm} UTC. An earlier one is not good any more."
            )
        );
        return 0;
    }

    private static int Link(string[] settings, string email, TextWriter output, TextWriter errors)
    {
        var options = Team(settings);
        using var state = Open(options);
        if (Accounts.Of(state, email) is not { } person)
        {
            errors.WriteLine($"{email} has no account.");
            return 1;
        }

        var secret = new Passes(state, TimeProvider.System).Link(Console, person);
        state.SaveChanges();
        var until = TimeProvider.System.GetUtcNow() + Passes.LinkLife;
        Print(output, options, links => links.SignIn(secret));
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"It signs in {person.Name}, once, until {until:yyyy-MM-dd HH:mm} UTC.")
        );
        return 0;
    }

    private static int Backup(string[] settings, string file, TextWriter output, TextWriter errors)
    {
        var options = Options(settings);
        if (options.Database is not null)
        {
            errors.WriteLine(
                $"The desk's state is in PostgreSQL, which has a program for it: pg_dump --schema={PostgresDesk.Schema} --format=custom"
            );
            return 1;
        }

        if (File.Exists(file))
        {
            errors.WriteLine($"{file} is there already and was left as it is.");
            return 1;
        }

        using var state = Open(options);
        ((SqliteDesk)state).CopyTo(file);
        output.WriteLine($"{file}: complete. It holds the keys of the cookies: keep it as you would keep a password.");
        return 0;
    }

    private static void Print(TextWriter output, DeskOptions options, Func<DeskLinks, string> address)
    {
        output.WriteLine(options.PublicOrigin + address(new DeskLinks(Language.En)));
        output.WriteLine($"{options.PublicOrigin}{address(new DeskLinks(Language.Ja))} （日本語）");
    }

    // The same settings as the server's, from the same places.
    internal static DeskOptions Options(string[] settings) =>
        DeskOptions.Read(WebApplication.CreateBuilder(Folders.Content(settings)).Configuration);

    private static DeskOptions Team(string[] settings)
    {
        var options = Options(settings);
        return options.IsOnePerson
            ? throw new SettingsException([
                "Desk__PublicOrigin is not set, and people can be invited to a desk only where they reach it: set it to "
                    + "https://desk.example.org, say (to try it on this machine, http://localhost:5090), for this command and for the desk.",
            ])
            : options;
    }

    internal static DeskContext Open(DeskOptions options)
    {
        Directory.CreateDirectory(options.State);
        var services = new ServiceCollection();
        services.AddState(options);
        var state = services.BuildServiceProvider().GetRequiredService<DeskContext>();
        state.Prepare();
        return state;
    }

    internal static string? Option(List<string> arguments, string name)
    {
        var at = arguments.FindIndex(argument => argument == name || argument.StartsWith(name + "=", StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var isOneWord = arguments[at] != name;
        var value = isOneWord ? arguments[at][(name.Length + 1)..] : arguments.ElementAtOrDefault(at + 1);
        arguments.RemoveRange(at, isOneWord || value is null ? 1 : 2);
        return value;
    }
}
