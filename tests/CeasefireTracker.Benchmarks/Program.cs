using BenchmarkDotNet.Running;
using CeasefireTracker.Benchmarks;
using CeasefireTracker.Benchmarks.Generating;

return args switch
{
    ["generate", .. var rest] => Generate.Run(Options.Read(rest)),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).Run(args);
    return 0;
}
