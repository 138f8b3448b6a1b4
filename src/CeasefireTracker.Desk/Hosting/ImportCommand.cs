using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>The command <c>import</c>: drafts of a file's rows, or files in a folder, and a report that has every row.</summary>
internal static class ImportCommand
{
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var rest = args.ToList();
        var settings = rest.Where(argument => argument.StartsWith("--Desk:", StringComparison.OrdinalIgnoreCase)).ToArray();
        rest.RemoveAll(settings.Contains);
        var isTrial = rest.Remove("--dry-run");
        var (from, to, author) = (
            DeskCommands.Option(rest, "--from"),
            DeskCommands.Option(rest, "--to"),
            DeskCommands.Option(rest, "--as")
        );
        ImportFormat format = default;
        if (from is not null && !EnumText.TryParse(from, out format))
        {
            errors.WriteLine($"'{from}' is no format: {string.Join(", ", EnumText.All<ImportFormat>())}.");
            return NotUnderstood;
        }

        if (Answers(rest, errors) is not { } answered || rest is not [var typed] || typed.StartsWith('-'))
        {
            errors.WriteLine(rest.Count == 0 ? "import needs a file." : $"'{string.Join(' ', rest)}' was not understood.");
            return NotUnderstood;
        }

        var path = Folders.FromWhereTyped(typed);
        if (!File.Exists(path))
        {
            errors.WriteLine($"There is no file {path}.");
            return NotUnderstood;
        }

        if (new FileInfo(path).Length > ImportFile.MostBytes)
        {
            errors.WriteLine(new Said("file.size", ImportFile.MostBytes / 1024 / 1024).In(Language.En));
            return Refused;
        }

        var file = new ImportFile(Path.GetFileName(path), [.. File.ReadAllBytes(path)]);
        var answers = answered with { Scheme = answered.Scheme.Length > 0 ? answered.Scheme : ImportedFile.SchemeOf(file.Name) };
        try
        {
            var sheet = file.Read(from is null ? null : format, answers);
            return Bring(DeskCommands.Options(settings), file, sheet, answers, to, author, isTrial, output, errors);
        }
        catch (UnreadableException e)
        {
            errors.WriteLine($"{file.Name}: {e.Message}");
            return Refused;
        }
    }

    private static int Bring(
        DeskOptions options,
        ImportFile file,
        ImportSheet sheet,
        ImportAnswers answers,
        string? to,
        string? author,
        bool isTrial,
        TextWriter output,
        TextWriter errors
    )
    {
        using var state = to is null ? DeskCommands.Open(options) : null;
        var record = new LiveRecord(options);
        if (to is not null && Path.GetRelativePath(options.Data, Folders.FromWhereTyped(to)).Split(Path.DirectorySeparatorChar)[0] != "..")
        {
            errors.WriteLine($"{to} lies in the data folder, where what is unfinished would be taken for the record.");
            return Refused;
        }

        ImportTarget? target =
            state is null ? new FolderTarget(Folders.FromWhereTyped(to!))
            : Author(options, state, author, errors) is { } person
                ? new DraftTarget(state, new DraftBook(state, record, TimeProvider.System), person, file.Name)
            : null;
        if (target is null)
        {
            return Refused;
        }

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var importer = new Importer(record.Now(), sheet, answers, target, today);
        var report = importer.Run(isTrial, progress: rows => errors.WriteLine($"{rows} / {sheet.Rows.Count}"));
        foreach (var line in report.Lines(Language.En))
        {
            output.WriteLine(line);
        }

        return 0;
    }

    private static Person? Author(DeskOptions options, DeskContext state, string? email, TextWriter errors)
    {
        if (options.IsOnePerson)
        {
            var editor = new OneEditor(options).Known(state);
            state.SaveChanges();
            return new Person(editor.Id, editor.Name, editor.Email!, DeskRole.Admin);
        }

        if (email is not null && Accounts.Of(state, email) is { Role: { } role } row)
        {
            return new Person(row.Id, row.Name, row.Email!, role);
        }

        errors.WriteLine(email is null ? "Whose drafts shall they be? Say --as EMAIL." : $"{email} has no account.");
        return null;
    }

    /// <summary>What the options say of the file; null, with a word, if they cannot be right.</summary>
    private static ImportAnswers? Answers(List<string> rest, TextWriter errors)
    {
        var answers = new ImportAnswers(DeskCommands.Option(rest, "--scheme") ?? "")
        {
            Encoding = DeskCommands.Option(rest, "--encoding"),
            Sheet = DeskCommands.Option(rest, "--sheet"),
        };
        if (answers.Scheme.Length > 0 && !Slug.IsValid(answers.Scheme))
        {
            errors.WriteLine($"'{answers.Scheme}' is no scheme: it is written like an id, such as pax.");
            return null;
        }

        while (DeskCommands.Option(rest, "--dates") is { } dates)
        {
            if (ImportedFile.Dated(answers, dates) is not { } dated)
            {
                errors.WriteLine($"'{dates}' does not say how dates are written: dmy, mdy, 1900 or 1904.");
                return null;
            }

            answers = dated;
        }

        var columns = new Dictionary<string, ColumnMeaning?>(StringComparer.Ordinal);
        while (DeskCommands.Option(rest, "--column") is { } column)
        {
            var (head, name) = column.LastIndexOf('=') is >= 0 and var at ? (column[..at], column[(at + 1)..]) : (column, "");
            columns[head] = ColumnMeaning.Find(name);
            if (columns[head] is null && name != "none")
            {
                errors.WriteLine(
                    $"'{name}' is no meaning of a column: none, {string.Join(", ", ColumnMeaning.All.Select(meaning => meaning.Name))}."
                );
                return null;
            }
        }

        return answers with
        {
            Columns = columns,
        };
    }
}
