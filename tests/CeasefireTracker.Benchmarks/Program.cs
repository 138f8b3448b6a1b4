using BenchmarkDotNet.Running;
using CeasefireTracker.Benchmarks;
using CeasefireTracker.Benchmarks.Generating;
using CeasefireTracker.Benchmarks.Loading;

return args switch
{
    ["generate", .. var rest] => Generate.Run(Options.Read(rest)),
    ["load", .. var rest] => Load.Run(Options.Read(rest)),
    ["beside", .. var rest] => Beside.Run(Options.Read(rest)),
    ["scale", .. var rest] => Scale.Run(Options.Read(rest)),
    ["nodes", .. var rest] => Nodes.Run(Options.Read(rest)),
    ["csv", .. var rest] => WholeCsv.Run(Options.Read(rest)),
    ["browser", .. var rest] => Browser.Run("measure.mjs", rest),
    ["phone", .. var rest] => Browser.Run("phone.mjs", rest),
    ["bare", .. var rest] => Bare.Run(Options.Read(rest)),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    // Pages need the program's own files beside them, and a project made for one benchmark has none.
    BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).Run([.. args, "--inProcess"]);
    return 0;
}
