using Matching.Domain;

namespace Matching.Service;

/// <summary>How the service was asked to run.</summary>
/// <param name="DatabasePath">The store's file; created when absent.</param>
/// <param name="ModelsPath">The models folder.</param>
/// <param name="Addresses">Where to listen, at least one.</param>
/// <param name="SampleWhenEmpty">
/// Fill an empty store with invented sample data. Only where the file was not named: a store that is meant for real data stays clean.
/// </param>
public sealed record ServiceOptions(string DatabasePath, string ModelsPath, IReadOnlyList<ListenAddress> Addresses, bool SampleWhenEmpty)
{
    /// <summary>How long readiness says NOT_SERVING before connections are refused, unless told otherwise: 500 ms.</summary>
    public static readonly TimeSpan DefaultDrainDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>How long running calls may go on at a stop.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What the settings file says: TLS, authentication, limits. Default: none, none, the default ones.</summary>
    public ServiceSettings Settings { get; init; } = ServiceSettings.Default;

    /// <summary>How the service is open to those who do not speak gRPC. Default: not at all.</summary>
    public HttpFaceOptions Http { get; init; } = HttpFaceOptions.Off;

    /// <summary>Where traces, metrics and logs go. Default: what the environment says.</summary>
    public TelemetryOptions Telemetry { get; init; } = TelemetryOptions.Default;

    /// <summary>What each stage adds to the score of each kind. Default: <see cref="StagePolicy.Default"/>.</summary>
    public StagePolicy Policy { get; init; } = StagePolicy.Default;

    /// <summary>How long readiness says NOT_SERVING before connections are refused at a stop, so that balancers can look elsewhere.</summary>
    public TimeSpan DrainDelay { get; init; } = DefaultDrainDelay;

    /// <summary>How long proving a model may take unless told otherwise: 10 s, where it takes under one.</summary>
    public static readonly TimeSpan DefaultModelProofLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long proving a model may take before it is refused.</summary>
    public TimeSpan ModelProofLimit { get; init; } = DefaultModelProofLimit;

    /// <summary>Managed memory that the process proving a model may use, in bytes: 1 GiB, where it uses about 50 MB.</summary>
    public long ModelProofMemory { get; init; } = 1L << 30;

    /// <summary>How many answers are kept to be given again while nothing changes. Default: <see cref="ReplyCacheOptions"/> as it stands.</summary>
    public ReplyCacheOptions ReplyCache { get; init; } = new();
}
