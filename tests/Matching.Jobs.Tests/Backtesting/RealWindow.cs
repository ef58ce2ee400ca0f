using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Backtesting;

/// <summary>The window whose figures the data's own description states, run once for all tests that look at it.</summary>
public sealed class RealWindow
{
    private readonly Lazy<BacktestResult> _result = new(Run);

    /// <summary>The result; skips the running test where the real data is absent.</summary>
    public BacktestResult Result
    {
        get
        {
            SharedData.RequireFolder("gcdf");
            SharedData.RequireFolder("gcdf-hard");
            return _result.Value;
        }
    }

    private static BacktestResult Run()
    {
        var options = new BacktestOptions(2010, 2013) { Frozen = true, Resamples = 100 };
        var request = new BacktestRequest(options) { ExtraCandidates = Path.Combine(SharedData.RequireFolder("gcdf-hard"), "institutions.csv") };
        return BacktestJob.Run(LearningData.Load(SharedData.RequireFolder("gcdf")), request);
    }
}
