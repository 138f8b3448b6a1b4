using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace CeasefireTracker.Tests.Postgres;

/// <summary>A test that needs PostgreSQL: it skips and says so where there is none, and fails there in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() =>
        Skip =
            Cluster.Programs is null && Environment.GetEnvironmentVariable("CI") is not "true"
                ? "No PostgreSQL here (install the package postgresql)."
                : null;
}

/// <summary>A server of its own in a temporary folder, listening on the loopback address, that goes when it is disposed.</summary>
public sealed class Cluster : IDisposable
{
    private static readonly Lazy<Cluster> One = new(() => AtTheEnd.Dispose(new Cluster()));

    private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-postgres-").FullName;
    private readonly int port = Ports.Next();
    private readonly bool isSafe;
    private int databases;

    /// <param name="isSafe">True to write through to the disk, as a test of faults needs it.</param>
    /// <param name="data">Where the data goes, if not into the temporary folder: the path of an empty folder.</param>
    public Cluster(bool isSafe = false, string? data = null)
    {
        (this.isSafe, Data) = (isSafe, data ?? Path.Combine(folder, "data"));
        Assert.True(Programs is not null, "There is no PostgreSQL here (install the package postgresql).");
        if (IsRoot)
        {
            Command("chown", "postgres", folder);
        }

        Server("initdb", "-D", Data, "--locale=C", "--encoding=UTF8", "--auth=trust", "--username=tracker", "--no-sync");
        Start();
    }

    /// <summary>The folder of the server's programs; null where it is not installed.</summary>
    public static string? Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin"))
                .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : new[] { "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin" }.FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    /// <summary>The server that all tests share which do it no harm.</summary>
    public static Cluster Shared => One.Value;

    public string Data { get; }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Makes an empty database and says how to reach it.</summary>
    public string NewDatabase()
    {
        var name = FormattableString.Invariant($"tracker{Interlocked.Increment(ref databases)}");
        Execute(To("postgres"), $"CREATE DATABASE {name}");
        return To(name);
    }

    /// <summary>Takes a database away, whoever uses it.</summary>
    public void Drop(string database) =>
        Execute(To("postgres"), $"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");

    public string To(string database, string user = "tracker") =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database={database};Username={user};Timeout=15");

    public void Start() =>
        Server(
            "pg_ctl",
            "-D",
            Data,
            "-l",
            Path.Combine(folder, "log"),
            "-w",
            "-t",
            "60",
            "-o",
            $"-p {port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=300 -c fsync={(isSafe ? "on" : "off")} -c synchronous_commit={(isSafe ? "on" : "off")} -c full_page_writes={(isSafe ? "on" : "off")}",
            "start"
        );

    /// <summary>Stops the server at once, as a loss of power would.</summary>
    public void Stop() => Server("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static object? Ask(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Stop();
        }

        Directory.Delete(folder, recursive: true);
        File.Delete(folder + ".txt");
    }

    private void Server(string name, params string[] arguments)
    {
        var program = Path.Combine(Programs!, name);
        if (IsRoot)
        {
            // initdb and postgres refuse to be root.
            Command("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Command(program, arguments);
        }
    }

    private void Command(string program, params string[] arguments)
    {
        // No pipe to the outside: the server would keep it open.
        var told = folder + ".txt";
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", told, program, .. arguments])
            {
                WorkingDirectory = folder,
            }
        )!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{File.ReadAllText(told)}");
    }
}
