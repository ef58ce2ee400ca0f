namespace Matching.Service;

/// <summary>Where traces, metrics and logs go.</summary>
/// <param name="OtlpEndpoint">Takes all three by OTLP; null: what <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, and nothing without it.</param>
/// <param name="OtlpProtocol"><c>grpc</c> or <c>http/protobuf</c>; null: what <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> says, and gRPC without it.</param>
public sealed record TelemetryOptions(Uri? OtlpEndpoint, string? OtlpProtocol)
{
    /// <summary>What the environment says.</summary>
    public static TelemetryOptions Default { get; } = new(null, null);
}
