using BenchmarkDotNet.Running;
using CeasefireTracker.Benchmarks;
using CeasefireTracker.Benchmarks.Generating;
using CeasefireTracker.Benchmarks.Loading;

return args switch
{
    ["generate", .. var rest] => Generate.Run(Options.Read(rest)),
    ["load", .. var rest] => Load.Run(Options.Read(rest)),
    ["scale", .. var rest] => Scale.Run(Options.Read(rest)),
    ["bare", .. var rest] => Bare.Run(Options.Read(rest)),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).Run(args);
    return 0;
}
