using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CeasefireTracker.Desk.Record;

/// <summary>Git refused, or is not there.</summary>
/// <param name="isMissing">True if there is no such program.</param>
/// <param name="isAnswer">True if it ran to its end and said no.</param>
public sealed class GitException(string message, bool isMissing = false, bool isAnswer = false) : Exception(message)
{
    // A process that a signal ended has 128 and the signal's number.
    internal const int LastAnswer = 128;

    /// <summary>True if git ran to its end and said no; else it could not run, or was ended.</summary>
    public bool IsAnswer => isAnswer;

    /// <summary>True if there is no git on this machine.</summary>
    public bool IsMissing => isMissing;
}

/// <summary>Runs git in one repository. By its own program, because LibGit2Sharp has neither SSH nor the settings of the machine's
/// git.</summary>
/// <param name="folder">The repository, or a folder within one.</param>
/// <param name="isBare">True if it is a bare repository itself. Else git, finding it damaged, would work in one that lies round it.</param>
public sealed class Git(string folder, bool isBare = false)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The repository.</summary>
    public string Folder => folder;

    /// <summary>What git prints, without the line feed at its end.</summary>
    /// <exception cref="GitException">It refused; the message is its own.</exception>
    public string Run(params IReadOnlyList<string> arguments) => Run(arguments, null);

    /// <summary>What git prints of what asks another repository, which may never answer.</summary>
    /// <param name="limit">How long it is waited for; then git is ended.</param>
    /// <exception cref="GitException">It refused, or did not answer in time.</exception>
    public string Ask(TimeSpan limit, params IReadOnlyList<string> arguments) => Run(arguments, null, [], limit);

    /// <summary>What git prints, or null if it refused or is not there.</summary>
    public string? TryRun(params IReadOnlyList<string> arguments)
    {
        try
        {
            return Run(arguments, null);
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Run(IReadOnlyList{string})"/>
    /// <param name="input">What it reads; null: nothing.</param>
    /// <param name="environment">Variables beside those of the program.</param>
    public string Run(IReadOnlyList<string> arguments, string? input, params IReadOnlyList<(string Name, string Value)> environment) =>
        Run(arguments, input, environment, Timeout.InfiniteTimeSpan);

    private string Run(
        IReadOnlyList<string> arguments,
        string? input,
        IReadOnlyList<(string Name, string Value)> environment,
        TimeSpan limit
    )
    {
        // What tidies up in the background would hold locks when nobody expects any.
        var start = new ProcessStartInfo(
            "git",
            isBare
                ? ["--git-dir", folder, "-c", "gc.autoDetach=false", "-c", "maintenance.autoDetach=false", .. arguments]
                : ["-C", folder, .. arguments]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        // Nobody is there to be asked for a password.
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        foreach (var name in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEndAsync();
            git.StandardInput.Write(input);
            git.StandardInput.Close();
            if (!git.WaitForExit(limit))
            {
                git.Kill(entireProcessTree: true);
                git.WaitForExit();
                throw new GitException(FormattableString.Invariant($"git {arguments[0]}: no answer within {limit.TotalSeconds} seconds"));
            }

            return git.ExitCode == 0
                ? output.Result.TrimEnd('\n')
                : throw new GitException(
                    $"git {arguments[0]}: {errors.Result.Trim()}",
                    isAnswer: git.ExitCode is > 0 and <= GitException.LastAnswer
                );
        }
        catch (Exception e) when (e is Win32Exception or IOException or DirectoryNotFoundException)
        {
            throw new GitException($"git cannot be run: {e.Message}", isMissing: e is Win32Exception);
        }
    }
}
