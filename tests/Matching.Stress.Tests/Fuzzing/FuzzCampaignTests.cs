using Matching.Stress.Fuzzing;
using Matching.Stress.Worlds;

namespace Matching.Stress.Tests.Fuzzing;

/// <summary>The campaign of the command <c>fuzz</c>, short.</summary>
public sealed class FuzzCampaignTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_SomeThousandMessages_EveryOutcomeIsDocumented()
    {
        using var world = StressWorld.Create(FuzzCommand.World);
        var options = new FuzzOptions(Count: 4_000, Seed: 5) { Callers = 8 };

        var report = await new FuzzCampaign(world, options, TextWriter.Null).RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);

        Assert.True(report.Faults.Count == 0, $"{report}{Environment.NewLine}{string.Join(Environment.NewLine, report.Faults)}");
        Assert.Equal(FuzzTarget.All.Count, report.Counts.Methods);
        TestContext.Current.SendDiagnosticMessage("{0}", report);
    }
}
