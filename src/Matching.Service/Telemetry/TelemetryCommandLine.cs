using System.CommandLine;

namespace Matching.Service;

/// <summary>The options of traces, metrics and logs.</summary>
internal sealed class TelemetryCommandLine
{
    private readonly Option<string?> _endpoint = new("--otlp-endpoint")
    {
        Description = "Where to send traces, metrics and logs by OTLP, such as http://127.0.0.1:4317. Default: OTEL_EXPORTER_OTLP_ENDPOINT, and nowhere without it.",
        HelpName = "URL",
    };

    private readonly Option<string?> _protocol = new("--otlp-protocol")
    {
        Description = "How: grpc or http/protobuf. Default: OTEL_EXPORTER_OTLP_PROTOCOL, and grpc without it.",
        HelpName = "PROTOCOL",
    };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(RootCommand root)
    {
        _endpoint.Validators.Add(result =>
        {
            if (result.GetValue(_endpoint) is { } text && Endpoint(text) is null)
            {
                result.AddError($"--otlp-endpoint: '{text}' is not an address such as http://127.0.0.1:4317.");
            }
        });
        _protocol.AcceptOnlyFromAmong("grpc", "http/protobuf");
        root.Options.Add(_endpoint);
        root.Options.Add(_protocol);
    }

    /// <summary>What was asked for.</summary>
    public TelemetryOptions Read(ParseResult parsed) => new(Endpoint(parsed.GetValue(_endpoint)), parsed.GetValue(_protocol));

    private static Uri? Endpoint(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
