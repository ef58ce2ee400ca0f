using System.CommandLine;

namespace Matching.Service;

/// <summary>The program's command line.</summary>
public static class ServiceCommandLine
{
    /// <summary>Exit code of a stop that was asked for.</summary>
    public const int Ok = 0;

    /// <summary>Exit code when the service cannot start.</summary>
    public const int CannotStart = 1;

    /// <summary>Exit code of a wrong command line.</summary>
    public const int Usage = 2;

    /// <summary>Runs the service until it is told to stop.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="error">Where to say why it does not run.</param>
    /// <param name="output">Where the commands beside serving print; standard output when null.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter error, TextWriter? output = null)
    {
        output ??= Console.Out;
        var db = new Option<string?>("--db")
        {
            Description = "The store's file. Default: matching.db in your local application data folder.",
            HelpName = "FILE",
        };
        var models = new Option<string?>("--models") { Description = "The models folder. Default: the nearest folder 'models'.", HelpName = "DIR" };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, several parted by ';'. Addresses beyond loopback need TLS and authentication (--config).",
            HelpName = "URLS",
            DefaultValueFactory = _ => ListenAddress.Default,
        };
        var policy = new Option<string?>("--stage-policy")
        {
            Description = "What each stage adds to the score of each kind; see docs/asking.md. Default: the built-in policy.",
            HelpName = "FILE",
        };
        urls.Validators.Add(result => ListenAddress.ParseAll("--urls", result.GetValue(urls)!, result.AddError));
        var config = new Option<string?>("--config") { Description = "The settings file: TLS, authentication, limits; see docs/security.md. Default: none.", HelpName = "FILE" };
        var http = new HttpFaceCommandLine();
        var replyCache = new Option<int>("--reply-cache")
        {
            Description = "Memory for answers that are given again while nothing changes, in MiB; 0 keeps none.",
            HelpName = "MIB",
            DefaultValueFactory = _ => (int)(ReplyCacheOptions.DefaultBytes >> 20),
        };
        replyCache.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ReplyCacheOptions.MostMebibytes)
            {
                result.AddError($"--reply-cache must be from 0 to {ReplyCacheOptions.MostMebibytes}.");
            }
        });
        var root = new RootCommand("Serves partner rankings over gRPC.") { db, models, urls, config, policy, replyCache, KeysCommand.Create(output, error), AuditCommand.Create(output, error), PermissionsCommand.Create(output), ModelProofCommand.Create(), WorkerCommand.Create(), OpenApiCommand.Create() };
        http.AddTo(root);
        var telemetry = new TelemetryCommandLine();
        telemetry.AddTo(root);
        root.SetAction((parsed, cancellation) => ServeAsync(
            async () =>
            {
                var addresses = ListenAddress.ParseAll("--urls", parsed.GetValue(urls)!, static _ => { });
                var httpFace = http.Read(parsed, urlsGiven: parsed.GetResult(urls) is { Implicit: false });
                var settings = await SettingsFile.ReadAsync(parsed.GetValue(config), [.. addresses, .. httpFace.Addresses], cancellation);
                return new ServiceOptions(
                    parsed.GetValue(db) ?? DefaultPaths.Database(),
                    parsed.GetValue(models) ?? DefaultPaths.ModelsFolder(),
                    addresses,
                    SampleWhenEmpty: parsed.GetValue(db) is null)
                {
                    Http = httpFace,
                    Telemetry = telemetry.Read(parsed),
                    Settings = settings,
                    Policy = StagePolicyFile.Read(parsed.GetValue(policy)),
                    ReplyCache = ReplyCacheOptions.OfMebibytes(parsed.GetValue(replyCache)),
                };
            },
            error,
            cancellation));

        var parsed = root.Parse(args);
        foreach (var problem in parsed.Errors)
        {
            await error.WriteLineAsync(problem.Message);
        }

        // The host listens for Ctrl-C and SIGTERM itself and stops gracefully.
        return parsed.Errors.Count > 0
            ? Usage
            : await parsed.InvokeAsync(
                new InvocationConfiguration { Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(Func<Task<ServiceOptions>> options, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            await using var app = await ServiceHost.StartAsync(await options(), configure: null, cancellation);
            await app.WaitForShutdownAsync(CancellationToken.None);
            return Ok;
        }
        catch (Exception exception) when (StartUpFault.Message(exception) is { } message)
        {
            await error.WriteLineAsync($"The service cannot start. {message}");
            return CannotStart;
        }
    }
}
