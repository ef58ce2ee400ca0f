using Matching.Stress.Overload;

namespace Matching.Stress.Tests.Overload;

/// <summary>The campaign of the command <c>overload</c>, short. Times are bounded widely: other tests run beside it.</summary>
public sealed class OverloadCampaignTests(MadeWorld made)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_SixTimesTheCapacity_RefusesEarlyAndRecovers()
    {
        using var world = made.Copy();
        var config = Path.Combine(world.Folder, "config.json");
        await File.WriteAllTextAsync(config, """{ "limits": { "concurrentCalls": 2, "queuedCalls": 4 } }""", TestContext.Current.CancellationToken);
        var options = new OverloadOptions(TimeSpan.FromSeconds(1), Seed: 1)
        {
            Factors = [6],
            WarmUp = TimeSpan.FromSeconds(0.3),
            AcceptedBound = TimeSpan.FromSeconds(15),
            RecoveryBound = TimeSpan.FromSeconds(15),
            LeastAnsweredShare = 0,
            ServiceArguments = ["--config", config],
        };

        var report = await new OverloadCampaign(world, options, TextWriter.Null).RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);

        Assert.True(report.Broken.Count == 0, $"{report}{Environment.NewLine}{report.Table()}");
        Assert.Contains("role=\"img\"", OverloadPicture.Draw(report), StringComparison.Ordinal);
        TestContext.Current.SendDiagnosticMessage("{0}", report.Table());
    }
}
