using Matching.Bench.Measuring;
using Matching.Bench.Sample;

namespace Matching.Bench.Benchmarks;

/// <summary>One row of the table.</summary>
internal interface IBenchmark
{
    /// <summary>The row's name, as <c>--filter</c> knows it.</summary>
    string Name { get; }

    /// <summary>What is done and counted.</summary>
    string What { get; }

    /// <summary>What it is compared with in the same run; null when it stands alone.</summary>
    string? Against { get; }

    /// <summary>What its figures must reach; may be empty.</summary>
    IReadOnlyList<Bound> Bounds { get; }

    /// <summary>Measures.</summary>
    /// <param name="bed">The sample data, made on first use.</param>
    /// <exception cref="WrongResultException">What was measured does not do its work.</exception>
    Measurement Run(SampleBed bed);
}
