using Matching.Stress.Fuzzing;

namespace Matching.Stress.Tests.Fuzzing;

/// <summary>The campaign of the command <c>fuzz</c>, short.</summary>
public sealed class FuzzCampaignTests(MadeWorld made)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_SomeThousandMessages_EveryOutcomeIsDocumented()
    {
        using var world = made.Copy();
        var options = new FuzzOptions(Count: 2_500, Seed: 5) { Callers = 8 };

        var report = await new FuzzCampaign(world, options, TextWriter.Null).RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);

        Assert.True(report.Faults.Count == 0, $"{report}{Environment.NewLine}{string.Join(Environment.NewLine, report.Faults)}");
        Assert.Equal(FuzzTarget.All.Count, report.Counts.Methods);
        TestContext.Current.SendDiagnosticMessage("{0}", report);
    }
}
