using Matching.Stress.Kills;

namespace Matching.Stress.Tests.Kills;

/// <summary>The campaign of the command <c>kills</c>, short.</summary>
public sealed class KillCampaignTests(MadeWorld made)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_FourKills_EveryPromiseIsKept()
    {
        using var world = made.Copy();
        var options = new KillOptions(Count: 4, Seed: 3) { OneStartIn = 4, LongestLife = TimeSpan.FromMilliseconds(500) };

        var report = await new KillCampaign(world, options, TextWriter.Null).RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);

        Assert.True(report.Broken is null, report.ToString());
        Assert.True(report.Counts.Acknowledged > 0, report.ToString());
        TestContext.Current.SendDiagnosticMessage("{0}", report);
    }
}
