using BenchmarkDotNet.Attributes;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>Dates: read, refused, compared, told in words.</summary>
[MemoryDiagnoser]
public class Dates
{
    private readonly EdtfDate month = EdtfDate.Parse("2025-03");
    private readonly EdtfDate span = EdtfDate.Parse("2025-03-11/2025-04~");
    private readonly EdtfDate same = EdtfDate.Parse("2025-03");

    [Params("2025-03-11", "2025-03", "2025-03-11/2025-04~", "[2025-03,2025-05..]")]
    public string Text { get; set; } = "";

    [Benchmark]
    public bool Read() => EdtfDate.TryParse(Text, out _, out _);

    [Benchmark]
    public bool Refuse() => EdtfDate.TryParse(Text + "x", out _, out _);

    [Benchmark]
    public bool Compare() => month.Equals(same) && month.Precision == span.Precision && month.Span.Contains(span.Span.Earliest!.Value);

    [Benchmark]
    public int Words() => DateWords.Describe(span, Language.En).Length + DateWords.Describe(span, Language.Ja).Length;
}
