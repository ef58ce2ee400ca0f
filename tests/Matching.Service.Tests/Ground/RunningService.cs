using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Service.Tests;

/// <summary>The real service on a free port over a real store and a real model, with a client. An unexpected error in its log fails the test.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder;
    private readonly ErrorLog _errors;
    private readonly GrpcChannel _channel;

    private RunningService(TemporaryFolder folder, WebApplication app, ErrorLog errors, ModelRegistry models)
    {
        _folder = folder;
        _errors = errors;
        App = app;
        Models = models;
        _channel = GrpcChannel.ForAddress(app.Urls.First());
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Last()), Timeout = Patience };
        Matching = new MatchingService.MatchingServiceClient(_channel);
        Catalogue = new CatalogueService.CatalogueServiceClient(_channel);
        Feedback = new FeedbackService.FeedbackServiceClient(_channel);
        ModelVersions = new ModelService.ModelServiceClient(_channel);
        Audit = new AuditService.AuditServiceClient(_channel);
        Operations = new OperationService.OperationServiceClient(_channel);
    }

    public WebApplication App { get; }

    /// <summary>Asks the address for HTTP, where there is one.</summary>
    public HttpClient Http { get; }

    public ModelRegistry Models { get; }

    public ChannelBase Channel => _channel;

    public MatchingService.MatchingServiceClient Matching { get; }

    public CatalogueService.CatalogueServiceClient Catalogue { get; }

    public FeedbackService.FeedbackServiceClient Feedback { get; }

    public ModelService.ModelServiceClient ModelVersions { get; }

    public OperationService.OperationServiceClient Operations { get; }

    public AuditService.AuditServiceClient Audit { get; }

    public MatchingStore Store => App.Services.GetRequiredService<MatchingStore>();

    public ServingStates States => App.Services.GetRequiredService<ServingStates>();

    public ServingWatcher Watcher => App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ServingWatcher>().Single();

    public ModelGuard Guard => App.Services.GetRequiredService<ModelGuard>();

    public static CallOptions Options => new(
        deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Fills a store with the small world, with the first model active, and starts the service.</summary>
    /// <param name="configure">Changes services before the host is built.</param>
    /// <param name="expected">Event ids of errors the test brings about.</param>
    public static Task<RunningService> StartAsync(Action<WebApplicationBuilder>? configure = null, params int[] expected) =>
        StartAsync(configure, SmallWorld.Fill, expected);

    /// <summary>The same, open to those who do not speak gRPC.</summary>
    /// <param name="origins">Origins whose pages may call it.</param>
    /// <param name="configure">Changes services before the host is built.</param>
    /// <param name="telemetry">Where traces, metrics and logs go.</param>
    /// <param name="expected">Event ids of errors the test brings about.</param>
    public static Task<RunningService> StartWithHttpAsync(
        string[]? origins = null, Action<WebApplicationBuilder>? configure = null, TelemetryOptions? telemetry = null, params int[] expected)
    {
        Assert.True(ListenAddress.TryParse("http://127.0.0.1:0", out var address, out _));
        return StartAsync(configure, SmallWorld.Fill, expected, options => options with
        {
            Http = new HttpFaceOptions([address], origins ?? []),
            Telemetry = telemetry ?? TelemetryOptions.Default,
        });
    }

    /// <summary>The same with other options.</summary>
    /// <param name="change">Changes the options.</param>
    /// <param name="prepare">Fills the store further before the service starts.</param>
    /// <param name="configure">Changes services before the host is built.</param>
    /// <param name="expected">Event ids of errors the test brings about.</param>
    public static Task<RunningService> StartWithAsync(
        Func<ServiceOptions, ServiceOptions> change, Action<MatchingStore>? prepare = null, Action<WebApplicationBuilder>? configure = null, params int[] expected) =>
        StartAsync(configure, SmallWorld.Fill + prepare, expected, change);

    /// <summary>The same over an empty store, which is served as it is.</summary>
    public static Task<RunningService> StartEmptyAsync() => StartAsync(configure: null, static _ => { }, []);

    /// <summary>The same over a store that a service used before.</summary>
    /// <param name="prepare">Leaves in the store what that one left.</param>
    public static Task<RunningService> StartAfterAsync(Action<MatchingStore> prepare) => StartAsync(configure: null, SmallWorld.Fill + prepare, []);

    private static async Task<RunningService> StartAsync(
        Action<WebApplicationBuilder>? configure, Action<MatchingStore> fill, int[] expected, Func<ServiceOptions, ServiceOptions>? change = null)
    {
        var folder = new TemporaryFolder();
        try
        {
            return await StartAsync(folder, new ErrorLog(expected), configure, fill, change ?? (static options => options));
        }
        catch
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Looks until the active version is proven and serves, or is refused.</summary>
    public async Task ModelDecidedAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        Watcher.Look();
        while (Guard.IsProving)
        {
            await Task.Delay(20, patience.Token);
            Watcher.Look();
        }

        // The service's own look may have taken the proof and be loading the model: this one waits for it.
        Watcher.Look();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _channel.Dispose();
        await App.StopAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        _errors.ThrowIfAny();
    }

    private static async Task<RunningService> StartAsync(
        TemporaryFolder folder, ErrorLog errors, Action<WebApplicationBuilder>? configure, Action<MatchingStore> fill, Func<ServiceOptions, ServiceOptions> change)
    {
        var path = folder.File("store.db");
        using (var store = MatchingStore.Open(new StoreOptions(path)))
        {
            fill(store);
        }

        var models = SmallModels.WriteTo(folder.File("models"));
        Assert.True(ListenAddress.TryParse("http://127.0.0.1:0", out var address, out _));
        var app = await ServiceHost.StartAsync(
            change(new ServiceOptions(path, models.Directory, [address], SampleWhenEmpty: false) { DrainDelay = TimeSpan.Zero, ModelProofLimit = 2 * Patience }),
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(errors);
                configure?.Invoke(builder);
            },
            TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new RunningService(folder, app, errors, models);
    }

    private sealed class ErrorLog(int[] expected) : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _errors = [];

        public void ThrowIfAny() => Assert.True(_errors.IsEmpty, string.Join(Environment.NewLine, _errors));

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error && !expected.Contains(eventId.Id))
            {
                _errors.Enqueue($"{eventId}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
