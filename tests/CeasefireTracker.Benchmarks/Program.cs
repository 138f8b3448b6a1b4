using BenchmarkDotNet.Running;
using CeasefireTracker.Benchmarks;
using CeasefireTracker.Benchmarks.Generating;
using CeasefireTracker.Benchmarks.Loading;

string[] place = ["--work", "--seed", "--app", "--port"];
string[] rounds = ["--events", "--seconds", "--rounds", "--connections", .. place];

try
{
    return args switch
    {
        ["generate", .. var rest] => Generate.Run(Options.Read(rest, "--out", "--events", "--seed")),
        ["load", .. var rest] => Load.Run(Options.Read(rest, rounds)),
        ["beside", .. var rest] => Beside.Run(Options.Read(rest, rounds)),
        ["scale", .. var rest] => Scale.Run(Options.Read(rest, ["--sizes", "--seconds", "--database", .. place])),
        ["nodes", .. var rest] => Nodes.Run(Options.Read(rest, ["--database", "--nginx", .. rounds])),
        ["csv", .. var rest] => WholeCsv.Run(Options.Read(rest, ["--events", "--rounds", "--shell", .. place])),
        ["browser", .. var rest] => Browser.Run("measure.mjs", Options.Read(rest, ["--events", "--rounds", "--chromium", "--work", "--app", "--port"])),
        ["phone", .. var rest] => Browser.Run("phone.mjs", Options.Read(rest, "--data", "--rounds", "--chromium", "--app", "--port")),
        ["bare", .. var rest] => Bare.Run(Options.Read(rest, "--urls", "--bytes", "--tables")),
        _ => Benchmarks(args),
    };
}
catch (NotUnderstoodException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}

static int Benchmarks(string[] args)
{
    // Pages need the program's own files beside them, and a project made for one benchmark has none.
    BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).Run([.. args, "--inProcess"]);
    return 0;
}
