using System.Collections;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Matching.Service;

/// <summary>
/// Sends traces, metrics and logs where they were asked for: metrics to whoever scrapes <see cref="MetricsPath"/>, all three by OTLP. Where neither is,
/// nothing listens and nothing is measured.
/// </summary>
internal static class Telemetry
{
    /// <summary>Where Prometheus scrapes, on the addresses for HTTP.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>Everything of ours: meters and activity sources are called after their projects.</summary>
    private const string Ours = "Matching.*";

    private const string Prefix = "OTEL_";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Adds what is asked for.</summary>
    public static void AddServices(WebApplicationBuilder builder, ServiceOptions options)
    {
        var settings = Settings(options.Telemetry);
        var sends = !string.IsNullOrEmpty(settings[Endpoint]);
        var isScraped = options.Http.Addresses.Count > 0;
        builder.Services.AddSingleton<CallMetrics>();
        builder.Services.AddSingleton<RankingMetrics>();
        builder.Services.AddSingleton<StateMetrics>();
        if (!sends && !isScraped)
        {
            return;
        }

        // The exporters look for the OTEL_ variables here.
        builder.Configuration.AddInMemoryCollection(settings.AsEnumerable());
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(
            settings[ServiceName] ?? "matching", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3)));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Ours, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel");
            if (isScraped)
            {
                metrics.AddPrometheusExporter(static scrape => scrape.ScrapeResponseCacheDurationMilliseconds = 0);
            }

            if (sends)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (sends)
        {
            telemetry.WithTracing(static traces => traces.AddSource(Ours).AddOtlpExporter());
            telemetry.WithLogging(
                static logs => logs.AddProcessor(new RequestIdProcessor()).AddOtlpExporter(),
                static logs => logs.IncludeFormattedMessage = true);
        }
    }

    /// <summary>Begins to measure: behind routing and gRPC-Web, before everything that can refuse a call.</summary>
    public static void Use(WebApplication app, ServiceOptions options)
    {
        _ = app.Services.GetRequiredService<StateMetrics>();
        app.UseMiddleware<CallObserver>();
        if (options.Http.Addresses.Count > 0)
        {
            var scraped = app.MapPrometheusScrapingEndpoint(MetricsPath);
            scraped.Add(HttpFace.OnlyThere);
            scraped.Add(CallRule.OpenToReaders);
        }
    }

    /// <summary>The OTEL_ variables of the environment, with what the command line says in their place.</summary>
    private static IConfigurationRoot Settings(TelemetryOptions options)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                settings[name] = (string?)variable.Value;
            }
        }

        settings[Endpoint] = options.OtlpEndpoint?.ToString() ?? settings.GetValueOrDefault(Endpoint);
        settings[Protocol] = options.OtlpProtocol ?? settings.GetValueOrDefault(Protocol);
        return new ConfigurationBuilder().AddInMemoryCollection(settings.Where(static setting => setting.Value is not null)).Build();
    }
}
