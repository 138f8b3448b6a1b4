using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CeasefireTracker.Tests;

/// <summary>xunit's own way to run tests, which at the end also names the ten slowest, because a suite that takes long is not run, and lets
/// go what they shared, because a test host is killed when it takes long to exit.</summary>
public sealed class TestRun(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, source, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        ) => base.RunTestCases(testCases, new Times(executionMessageSink, DiagnosticMessageSink), executionOptions);
    }

    private sealed class Times(IMessageSink next, IMessageSink diagnostics) : LongLivedMarshalByRefObject, IMessageSink
    {
        private readonly ConcurrentBag<ITestFinished> finished = [];

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestFinished test)
            {
                finished.Add(test);
            }
            else if (message is ITestAssemblyFinished)
            {
                foreach (var slow in finished.OrderByDescending(one => one.ExecutionTime).Take(10))
                {
                    diagnostics.OnMessage(new DiagnosticMessage($"{slow.ExecutionTime,6:0.0} s  {slow.Test.DisplayName}"));
                }

                AtTheEnd.LetGo(fault => diagnostics.OnMessage(new DiagnosticMessage($"What the tests shared stayed: {fault}")));
            }

            return next.OnMessage(message);
        }
    }
}
