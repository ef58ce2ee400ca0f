using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Matching.V1;

namespace Matching.Client;

/// <summary>One channel to the service, with the deadline all calls of one command share.</summary>
internal sealed class ServiceConnection : IDisposable
{
    /// <summary>Tries of one call, the first included.</summary>
    public const int MaxAttempts = 4;

    private readonly GrpcChannel _channel;
    private readonly DateTime _deadline;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellation;

    public ServiceConnection(Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellation)
    {
        Address = address;
        _time = time;
        _deadline = time.GetUtcNow().UtcDateTime + timeout;
        _cancellation = cancellation;
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            ServiceConfig = new ServiceConfig { MethodConfigs = { RetryUnavailable() } },
        });
        Matching = new MatchingService.MatchingServiceClient(_channel);
        Catalogue = new CatalogueService.CatalogueServiceClient(_channel);
        Feedback = new FeedbackService.FeedbackServiceClient(_channel);
        Models = new ModelService.ModelServiceClient(_channel);
        Operations = new OperationService.OperationServiceClient(_channel);
        Status = new StatusService.StatusServiceClient(_channel);
        Health = new Health.HealthClient(_channel);
    }

    public Uri Address { get; }

    public MatchingService.MatchingServiceClient Matching { get; }

    public CatalogueService.CatalogueServiceClient Catalogue { get; }

    public FeedbackService.FeedbackServiceClient Feedback { get; }

    public ModelService.ModelServiceClient Models { get; }

    public OperationService.OperationServiceClient Operations { get; }

    public StatusService.StatusServiceClient Status { get; }

    public Health.HealthClient Health { get; }

    /// <summary>What every call of the command is made with.</summary>
    public CallOptions CallOptions => new(deadline: _deadline, cancellationToken: _cancellation);

    /// <summary>An id for a request or event that the user gave none: the automatic tries of one call then count once.</summary>
    public string NewId() => Guid.CreateVersion7(_time.GetUtcNow()).ToString();

    public void Dispose() => _channel.Dispose();

    /// <summary>UNAVAILABLE alone says that nothing was done and that a moment later may be better; anything else would only be repeated.</summary>
    private static MethodConfig RetryUnavailable() => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = MaxAttempts,
            InitialBackoff = TimeSpan.FromMilliseconds(200),
            MaxBackoff = TimeSpan.FromSeconds(1),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };
}
