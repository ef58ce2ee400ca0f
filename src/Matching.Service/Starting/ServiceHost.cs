using System.Globalization;
using Grpc.AspNetCore.Server.Model;
using Matching.Learning;
using Matching.Store;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Service;

/// <summary>Builds and starts the service.</summary>
internal static class ServiceHost
{
    /// <summary>Opens the store, loads the first serving state and begins to listen.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="configure">What tests add; null in the program.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="StartUpException">Something the caller can mend.</exception>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    /// <exception cref="ModelDamagedException">The active model cannot be loaded.</exception>
    public static async Task<WebApplication> StartAsync(ServiceOptions options, Action<WebApplicationBuilder>? configure, CancellationToken cancellation)
    {
        CheckAddresses(options);
        RaiseThreads(options.Settings.Limits);
        var models = new ModelRegistry(options.ModelsPath);
        var first = FirstLoad.Begin(models, options);
        WebApplication? app = null;
        try
        {
            app = Build(options, models, first, configure);
            var store = app.Services.GetRequiredService<MatchingStore>();
            var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ServiceHost));
            SampleFill.WhenEmpty(store, options, logger, cancellation);
            _ = app.Services.GetRequiredService<AttributionTokens>();
            CheckKeys(app.Services.GetRequiredService<ApiKeyVerifier>(), options.Settings.Authentication, logger);
            var state = app.Services.GetRequiredService<ServingLoader>().LoadFirst(first);
            app.Services.GetRequiredService<ServingStates>().Replace(state);
            StartLog.Data(
                logger, store.Path, state.Catalogue.Enterprises.Count, state.Catalogue.Institutions.Count, state.History.Count, state.DataRevision);
            StartLog.Model(logger, state.Model.Version, options.ModelsPath, state.Servable?.Number.ToString(CultureInfo.InvariantCulture) ?? "none, every query is ranked live");
            await app.StartAsync(cancellation);
            foreach (var url in app.Urls.Take(options.Addresses.Count))
            {
                StartLog.Listening(logger, url, ProtectionOf(url, options.Settings));
            }

            foreach (var url in app.Urls.Skip(options.Addresses.Count))
            {
                StartLog.ServingHttp(logger, url);
            }

            if (!options.Settings.Authentication.IsAsked)
            {
                SecurityLog.NoAuthentication(logger, string.Join(", ", app.Urls));
            }

            return app;
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            first.Abandon();
            throw;
        }
    }

    /// <summary>
    /// A ranking holds its thread until it is done. The pool begins with a thread for each processor and adds one or two a second: under load
    /// newcomers would wait for a thread, unseen by the queue that refuses them. So there is a thread for every place, and some to hear newcomers.
    /// </summary>
    private static void RaiseThreads(LimitOptions limits)
    {
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, limits.ConcurrentCalls + (2 * Environment.ProcessorCount)), completionPorts);
    }

    /// <summary>Where API keys are the only way in, one must be there: a service nobody can call is none.</summary>
    private static void CheckKeys(ApiKeyVerifier keys, AuthenticationSettings authentication, ILogger logger)
    {
        if (!authentication.ApiKeys)
        {
            return;
        }

        keys.Refresh();
        if (!keys.HasAny)
        {
            if (authentication is { Jwt: null, ClientCertificates: null })
            {
                throw new StartUpException(
                    "authentication.apiKeys is the only way to call the service, and the store holds no valid key: make one with 'keys create --name NAME --role ROLE' and the same --db.");
            }

            SecurityLog.NoKeys(logger);
        }
    }

    private static string ProtectionOf(string url, ServiceSettings settings)
    {
        var tls = url.StartsWith("https:", StringComparison.Ordinal) ? "with TLS" : "without TLS";
        return settings.Authentication.IsAsked ? $"{tls}; callers show who they are by {settings.Authentication.Ways}" : $"{tls} and without authentication: loopback only";
    }

    private static void CheckAddresses(ServiceOptions options)
    {
        var problems = new List<string>();
        AddressRules.Check([.. options.Addresses, .. options.Http.Addresses], options.Settings.Tls is not null, options.Settings.Authentication, problems);
        if (problems.Count > 0)
        {
            throw new StartUpException(string.Join(Environment.NewLine, problems));
        }
    }

    /// <summary>Nothing is read from the environment but log levels and OpenTelemetry's variables: none can open another address.</summary>
    private static WebApplication Build(ServiceOptions options, ModelRegistry models, FirstLoad first, Action<WebApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddEnvironmentVariables("MATCHING_");
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Grpc", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);

        // What the framework cannot read is the caller's fault, and logged with its trace it would let any caller fill the disk. Faults of the
        // service are logged by the outermost interceptor.
        builder.Logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Critical);

        // Where the host may log a request, it makes an activity and a log scope for each: 0.7 kB a call. What goes wrong, the interceptor tells.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // Not ready while stopping is meant, and a start that fails is told once, by the command line.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            KestrelLimits.Apply(kestrel.Limits, options.Settings.Limits);
            foreach (var address in options.Addresses)
            {
                kestrel.Listen(address.EndPoint, listen =>
                {
                    listen.Protocols = HttpProtocols.Http2;
                    TlsEndpoint.Use(listen, address, options.Settings);
                });
            }

            HttpFace.Listen(kestrel, options);
        });
        AddServices(builder.Services, options, models, first);
        HttpFace.AddServices(builder.Services, options.Http);
        configure?.Invoke(builder);
        Telemetry.AddServices(builder, options);

        var app = builder.Build();
        HttpFace.UseGuard(app, options.Http);
        app.UseRouting();
        HttpFace.Use(app, options.Http);
        Telemetry.Use(app, options);
        app.UseMiddleware<CallGate>();
        HttpFace.UseCheck(app, options.Http);
        var matching = app.MapGrpcService<MatchingRpc>();
        matching.Add(CallRule.AddTo);
        matching.Add(RankPartnersBinding.PutFirst);
        app.MapGrpcService<CatalogueRpc>().Add(CallRule.AddTo);
        app.MapGrpcService<StatusRpc>().Add(CallRule.AddTo);
        app.MapGrpcService<FeedbackRpc>().Add(CallRule.AddTo);
        app.MapGrpcService<ModelRpc>().Add(CallRule.AddTo);
        app.MapGrpcService<OperationRpc>().Add(CallRule.AddTo);
        app.MapGrpcService<AuditRpc>().Add(CallRule.AddTo);
        app.MapGrpcHealthChecksService().Add(CallRule.OpenToEverybody);
        app.MapGrpcReflectionService().Add(CallRule.OpenToReaders);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServiceOptions options, ModelRegistry models, FirstLoad first)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Settings.Limits);
        services.AddSingleton(options.Settings.Authentication);
        services.AddSingleton<ApiKeyVerifier>();
        services.AddSingleton<CallerIdentity>();
        services.AddSingleton<CallAdmission>();
        services.AddSingleton<CallRefusal>();
        services.AddHostedService<SecurityWatcher>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => first.Store());
        services.AddSingleton(models);
        services.AddSingleton<ServingStates>();
        services.AddSingleton<ServingSignal>();
        services.AddSingleton<ServingLoader>();
        services.AddMetrics();
        services.AddSingleton<ServiceMetrics>();
        services.AddSingleton<ModelProver>();
        services.AddSingleton<RollbackProof>();
        services.AddSingleton<ModelGuard>();
        services.AddSingleton<RankPartnersCommand>();
        services.AddSingleton<PublishedReplies>();
        services.AddSingleton<IServiceMethodProvider<MatchingRpc>, RankPartnersBinding>();

        // One for all calls: made anew for each they would cost more than some answers do.
        services.AddSingleton<MatchingRpc>();
        services.AddSingleton<ErrorInterceptor>();
        services.AddSingleton<RequestIds>();
        services.AddSingleton<EditCommand>();
        services.AddSingleton<ImportCommand>();
        services.AddSingleton<AttributionTokens>();
        services.AddSingleton<EventBatch>();
        services.AddSingleton<OperationQueue>();
        services.AddSingleton<OperationRun>();
        services.AddSingleton(options.Policy);
        services.AddSingleton<StreamRankingsCommand>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Drain>();
        services.AddHostedService<ServingWatcher>();
        services.AddHostedService<OperationRunner>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ServiceOptions.ShutdownTimeout);
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.Settings.Limits.RequestBytes;
            grpc.MaxSendMessageSize = options.Settings.Limits.ResponseBytes;
            grpc.Interceptors.Add<ErrorInterceptor>();
        });
        services.AddGrpcReflection();
        services.AddHealthChecks()
            .AddCheck("liveness", () => HealthCheckResult.Healthy())
            .AddCheck<Readiness>(Readiness.ServiceName)
            .AddCheck<ModelHealth>(ModelHealth.ServiceName);
        services.AddGrpcHealthChecks(Readiness.MapServices);
        services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            publisher.Delay = TimeSpan.Zero;
            publisher.Period = TimeSpan.FromSeconds(1);
        });
    }
}
