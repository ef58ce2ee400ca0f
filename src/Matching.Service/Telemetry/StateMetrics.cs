using System.Diagnostics.Metrics;
using Matching.Store;

namespace Matching.Service;

/// <summary>What the service answers from, as it stands when somebody looks.</summary>
internal sealed class StateMetrics
{
    private readonly ServingStates _states;
    private readonly ModelGuard _guard;
    private readonly MatchingStore _store;
    private readonly TimeProvider _time;

    public StateMetrics(IMeterFactory meters, ServingStates states, ModelGuard guard, MatchingStore store, CallAdmission admission, TimeProvider time)
    {
        (_states, _guard, _store, _time) = (states, guard, store, time);
        var meter = meters.Create(ServiceMetrics.MeterName);
        meter.CreateObservableGauge("matching.model.serving", Model, unit: "{model}", description: "1 for the model version that answers.");
        meter.CreateObservableGauge("matching.model.degraded", () => _guard.Fault is null ? 0 : 1, description: "1 while the active model is refused and the last good one answers.");
        meter.CreateObservableGauge("matching.generation.age", Age, unit: "s", description: "Time since the servable generation was published; absent when there is none.");
        meter.CreateObservableGauge("matching.generation.number", Number, unit: "{generation}", description: "The servable generation; 0 when there is none and every query is ranked live.");
        meter.CreateObservableGauge("matching.data.revision", () => _states.CurrentOrNull?.DataRevision ?? 0, unit: "{change}", description: "The state of the data that answers are made from.");
        meter.CreateObservableGauge("matching.catalogue.entries", Entries, unit: "{entry}", description: "What the state knows, deleted ones included.");
        meter.CreateObservableGauge("matching.rpc.waiting", () => admission.Waiting, unit: "{call}", description: "Unary calls that wait for their turn.");
        meter.CreateObservableGauge("matching.rpc.running", () => admission.Running, unit: "{call}", description: "Unary calls that have their turn.");
        meter.CreateObservableGauge("matching.operations.open", Operations, unit: "{operation}", description: "Long-running operations that wait or run.");
    }

    private IEnumerable<Measurement<int>> Model() => _states.CurrentOrNull is { } state ? [new(1, new KeyValuePair<string, object?>("model_version", state.Model.Version))] : [];

    private IEnumerable<Measurement<double>> Age() =>
        _states.CurrentOrNull?.Servable is { } generation ? [new(Math.Max(0, (_time.GetUtcNow() - generation.PublishedAt).TotalSeconds))] : [];

    private long Number() => _states.CurrentOrNull?.Servable?.Number ?? 0;

    private IEnumerable<Measurement<int>> Entries() => _states.CurrentOrNull is not { } state
        ? []
        :
        [
            new(state.Catalogue.Enterprises.Count, new KeyValuePair<string, object?>("kind", "enterprise")),
            new(state.Catalogue.Institutions.Count, new KeyValuePair<string, object?>("kind", "institution")),
            new(state.History.Count, new KeyValuePair<string, object?>("kind", "engagement")),
        ];

    private IEnumerable<Measurement<int>> Operations()
    {
        try
        {
            return
            [
                new(_store.Operations.In(Domain.OperationState.Queued).Count, new KeyValuePair<string, object?>("state", "queued")),
                new(_store.Operations.In(Domain.OperationState.Running).Count, new KeyValuePair<string, object?>("state", "running")),
            ];
        }
        catch (Exception fault) when (fault is StoreException or ObjectDisposedException)
        {
            // Not known just now; the other metrics are.
            return [];
        }
    }
}
