using Matching.Bench.Benchmarks;

namespace Matching.Bench.Tests;

public sealed class BenchRunTests
{
    [Fact]
    public void Run_FilterThatFitsNoRow_ListsTheNames()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(1, BenchRun.Run(new BenchOptions("no such row", IsGated: false, IsQuick: true), output, error));
        Assert.Empty(output.ToString());
        Assert.All(BenchmarkList.All, benchmark => Assert.Contains(benchmark.Name, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void All_Rows_HaveNamesOfTheirOwn() =>
        Assert.Equal(BenchmarkList.All.Count, BenchmarkList.All.Select(benchmark => benchmark.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData(null, false, false, "dotnet run -c Release --project bench")]
    [InlineData("import", true, true, "dotnet run -c Release --project bench -- --filter \"import\" --gate --quick")]
    public void Command_Options_CanBeTypedAgain(string? filter, bool gate, bool quick, string expected) =>
        Assert.Equal(expected, new BenchOptions(filter, gate, quick).Command);
}
