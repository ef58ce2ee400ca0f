using System.Diagnostics.Metrics;
using Matching.Learning;

namespace Matching.Service;

/// <summary>What the service counts.</summary>
internal sealed class ServiceMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Matching.Service";

    /// <summary>Counts models that were refused, by <c>reason</c>.</summary>
    public const string ModelRejectedName = "matching.model.rejected";

    private readonly Counter<long> _modelRejected;

    public ServiceMetrics(IMeterFactory meters) =>
        _modelRejected = meters.Create(MeterName).CreateCounter<long>(
            ModelRejectedName, unit: "{model}", description: "Models that were activated but refused; the last good one went on serving.");

    /// <summary>Counts a refused model.</summary>
    public void ModelRejected(ModelFault fault) => _modelRejected.Add(1, new KeyValuePair<string, object?>("reason", fault switch
    {
        ModelFault.FeatureSet => "feature_set",
        ModelFault.Foreign => "foreign",
        ModelFault.WrongScores => "wrong_scores",
        ModelFault.TimeLimit => "time_limit",
        ModelFault.Crashed => "crashed",
        _ => "damaged",
    }));
}
