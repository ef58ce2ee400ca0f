namespace Matching.Learning;

/// <summary>Retrains without one part of the features after the other, to see what each is worth.</summary>
/// <param name="catalogue">Who exists.</param>
/// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
/// <param name="extended">The catalogue with candidates added for the hard test, or null.</param>
public sealed class Ablation(Catalogue catalogue, EngagementLog log, Catalogue? extended)
{
    /// <summary>The parts that are left out in turn: groups first, then every column, then every content cross.</summary>
    public static IReadOnlyList<(string Name, FeatureMask Without)> Parts { get; } =
    [
        ("every content cross", FeatureMask.Crosses(FeatureCross.All.Select(cross => cross.Name))),
        .. FeatureCross.All.GroupBy(cross => cross.Name[..cross.Name.IndexOf(" × ", StringComparison.Ordinal)], StringComparer.Ordinal)
            .Select(side => ($"every cross of {side.Key}", FeatureMask.Crosses(side.Select(cross => cross.Name)))),
        ("every column", FeatureMask.Columns(Columns)),
        .. Columns.Select(name => (name, FeatureMask.Columns(name))),
        .. FeatureCross.All.Select(cross => (cross.Name, FeatureMask.Crosses(cross.Name))),
    ];

    private static IEnumerable<string> Columns => FeatureSet.Columns.Where((_, column) => column != FeatureSet.LogitColumn).Select(column => column.Name);

    /// <summary>Retrains once a part and window.</summary>
    /// <param name="whole">The windows with every feature, plain, and hard where there were extra candidates.</param>
    /// <param name="parts">What is left out in turn; null for all of <see cref="Parts"/>.</param>
    /// <param name="told">Told how many parts are done; may be null.</param>
    /// <param name="cancellationToken">Stops between the stages.</param>
    public IReadOnlyList<AblationRow> Run(
        IReadOnlyList<(BacktestReport Plain, BacktestReport? Hard)> whole,
        IReadOnlyList<(string Name, FeatureMask Without)>? parts = null,
        Action<int>? told = null,
        CancellationToken cancellationToken = default)
    {
        var plain = BacktestReport.Pool([.. whole.Select(window => window.Plain)]).Model;
        var hard = extended is null ? null : BacktestReport.Pool([.. whole.Select(window => window.Hard!)]).Model;
        var rows = new List<AblationRow>();
        foreach (var (name, without) in parts ?? Parts)
        {
            told?.Invoke(rows.Count);
            var runs = whole.Select(window => Ask(window.Plain.Options, without, cancellationToken)).ToArray();
            var left = BacktestReport.Pool([.. runs.Select(run => run.Plain)]).Model;
            var hardLeft = hard is null ? null : BacktestReport.Pool([.. runs.Select(run => run.Hard!)]).Model;
            rows.Add(new AblationRow(name, left.Ndcg, plain.NdcgAbove(left), hardLeft is null ? null : hard!.NdcgAbove(hardLeft)));
        }

        return rows;
    }

    private (BacktestReport Plain, BacktestReport? Hard) Ask(BacktestOptions window, FeatureMask without, CancellationToken cancellationToken)
    {
        var options = window with { Baselines = BaselineSet.None, Training = window.Training with { Without = without } };
        var backtest = Backtest.Train(catalogue, log, options, cancellationToken);
        return (backtest.Evaluate(cancellationToken: cancellationToken), extended is null ? null : backtest.Evaluate(extended, cancellationToken: cancellationToken));
    }
}
