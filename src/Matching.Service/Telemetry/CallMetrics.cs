using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.AspNetCore.Server;

namespace Matching.Service;

/// <summary>
/// Rate, errors and latency of every method, and how many calls are being answered. Methods are those the service has, statuses those of gRPC,
/// transports three: a caller cannot add a series. Measuring allocates nothing.
/// </summary>
internal sealed class CallMetrics
{
    /// <summary>Seconds that calls took, by method, status and transport; its count is the rate.</summary>
    public const string DurationName = "rpc.server.call.duration";

    /// <summary>Calls that are being answered, by method.</summary>
    public const string ActiveName = "matching.rpc.active";

    private const string MethodTag = "rpc.method";

    private readonly Histogram<double> _duration;
    private readonly ConcurrentDictionary<Endpoint, CallSeries> _ofEndpoint = new();
    private readonly ConcurrentDictionary<string, CallSeries> _ofMethod = new(StringComparer.Ordinal);
    private readonly Func<Endpoint, CallSeries> _find;

    public CallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceMetrics.MeterName);
        _duration = meter.CreateHistogram(
            DurationName,
            unit: "s",
            description: "Time from a call's headers to its last byte.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
        meter.CreateObservableUpDownCounter(ActiveName, Active, unit: "{call}", description: "Calls that are being answered or wait for their turn.");
        _find = endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { Method: var method }
            ? _ofMethod.GetOrAdd(method.FullName.TrimStart('/'), static name => new CallSeries(name))
            : _ofMethod.GetOrAdd("unknown", static name => new CallSeries(name));
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsHeard => _duration.Enabled;

    /// <summary>The series of an endpoint.</summary>
    public CallSeries Of(Endpoint endpoint) => _ofEndpoint.GetOrAdd(endpoint, _find);

    /// <summary>Measures a call that ended.</summary>
    /// <param name="series">Its method.</param>
    /// <param name="begun">When it began, as <see cref="Stopwatch"/> tells.</param>
    /// <param name="status">Its status, as gRPC names it.</param>
    /// <param name="transport">How it came.</param>
    public void Record(CallSeries series, long begun, string status, string transport) => _duration.Record(
        Stopwatch.GetElapsedTime(begun).TotalSeconds,
        new KeyValuePair<string, object?>(MethodTag, series.Method),
        new KeyValuePair<string, object?>("rpc.response.status_code", status),
        new KeyValuePair<string, object?>("matching.transport", transport));

    private IEnumerable<Measurement<int>> Active() =>
        _ofMethod.Values.Select(static series => new Measurement<int>(series.Active, new KeyValuePair<string, object?>(MethodTag, series.Method)));
}
