using System.Text;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// How a recipe, trained on what was before a window, answered each of its queries. History is frozen at the cut-off; candidates are all
/// institutions of the country.
/// </summary>
/// <param name="Cutoff">First year of the window; training and history end before it.</param>
/// <param name="Until">Last year of the window.</param>
/// <param name="DataFingerprint">
/// Of catalogue and engagements up to the window's end (<see cref="Learning.DataFingerprint"/>): two windows are the same only if it is.
/// </param>
/// <param name="Queries">In the window's order.</param>
public sealed record WindowResults(int Cutoff, int Until, string DataFingerprint, IReadOnlyList<WindowQuery> Queries)
{
    /// <summary>Whether another result is of the same window of the same data, and so of the same queries and candidates.</summary>
    public bool IsSameWindow(int cutoff, int until, string fingerprint) => (Cutoff, Until, DataFingerprint) == (cutoff, until, fingerprint);

    /// <summary>Reads the results out of a backtest that was just run.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="backtest">Trained before its cut-off.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    /// <returns>The results with the backtest's report.</returns>
    public static (WindowResults Results, BacktestReport Report) Of(
        Catalogue catalogue, EngagementLog log, Backtest backtest, CancellationToken cancellationToken = default)
    {
        var asked = new List<(EnterpriseId Enterprise, CountryCode Country, SectorId Sector, int Year)>();
        var report = backtest.Evaluate(ranked: query => asked.Add((query.Enterprise, query.Country, query.Sector, query.Year)), cancellationToken: cancellationToken);
        var window = report.Options;
        var atCutoff = EngagementHistory.Before(catalogue, log, window.Cutoff);
        var rule = report.Results.Take(report.Results.Count - 1).MaxBy(result => result.Ndcg.Mean)!;
        var queries = asked.Select((query, i) => new WindowQuery(
            StandIn($"{query.Enterprise.Value} {query.Country.Value} {query.Sector.Value} {query.Year}"),
            StandIn(query.Enterprise.Value),
            query.Sector.Value,
            catalogue.Regions.SubregionOf(query.Country).Id.Value,
            report.Model.Outcomes[i].IsWarm,
            atCutoff.OfEnterprise(catalogue.IndexOf(query.Enterprise)).Length == 0,
            report.Model.Outcomes[i].Metrics.Ndcg,
            rule.Outcomes[i].Metrics.Ndcg));
        return (new WindowResults(window.Cutoff, window.Until, Learning.DataFingerprint.Of(catalogue, log, window.Until + 1), [.. queries]), report);
    }

    /// <summary>The results stored in a version, or null when it was never judged or was written by an older program.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The file is damaged.</exception>
    public static WindowResults? Stored(ModelRegistry registry, string version)
    {
        var manifest = registry.Get(version);
        return manifest.Metrics is { Frozen: true } metrics && metrics.Until == manifest.AsOfYear - 1 && manifest.Files.ContainsKey(ModelFiles.Window)
            ? new WindowResults(metrics.Cutoff, metrics.Until, manifest.DataFingerprint, WindowFile.Read(version, registry.ReadFile(version, ModelFiles.Window)))
            : null;
    }

    /// <summary>The same window answered by its best rule without learning.</summary>
    public WindowResults OfRule() => this with { Queries = [.. Queries.Select(query => query with { Ndcg = query.RuleNdcg })] };

    private static string StandIn(string key) => ModelFiles.Hash(Encoding.UTF8.GetBytes(key))[..16];
}
