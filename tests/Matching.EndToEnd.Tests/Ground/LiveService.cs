using Grpc.Core;
using Grpc.Net.Client;
using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

/// <summary>The built service as a child process on a free port, with a client.</summary>
internal sealed class LiveService : IAsyncDisposable
{
    private const string Urls = "--urls";
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly GrpcChannel _channel;

    private LiveService(ChildProgram program, string address)
    {
        Program = program;
        Address = address;
        _channel = GrpcChannel.ForAddress(address);
        Matching = new MatchingService.MatchingServiceClient(_channel);
        Catalogue = new CatalogueService.CatalogueServiceClient(_channel);
        Feedback = new FeedbackService.FeedbackServiceClient(_channel);
        Models = new ModelService.ModelServiceClient(_channel);
        Operations = new OperationService.OperationServiceClient(_channel);
    }

    public ChildProgram Program { get; }

    public string Address { get; }

    public ChannelBase Channel => _channel;

    public MatchingService.MatchingServiceClient Matching { get; }

    public CatalogueService.CatalogueServiceClient Catalogue { get; }

    public FeedbackService.FeedbackServiceClient Feedback { get; }

    public ModelService.ModelServiceClient Models { get; }

    public OperationService.OperationServiceClient Operations { get; }

    public static CallOptions Options => new(
        deadline: TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(60), cancellationToken: TestContext.Current.CancellationToken);

    public static Task<LiveService> StartAsync(IReadOnlyDictionary<string, string>? environment, params string[] args) =>
        ListeningAsync(ChildProgram.Start("Matching.Service", environment, [.. args, Urls, AnyPort]));

    /// <summary>Starts it by another program that becomes it.</summary>
    public static Task<LiveService> StartAnyAsync(string file, params string[] args) =>
        ListeningAsync(ChildProgram.StartAny(file, Path.GetTempPath(), null, [.. args, Urls, AnyPort]));

    private static async Task<LiveService> ListeningAsync(ChildProgram program)
    {
        const string Said = "Listening on ";
        var line = await program.LineAsync(Said);
        var address = line[(line.IndexOf(Said, StringComparison.Ordinal) + Said.Length)..].Split(' ')[0];
        return new LiveService(program, address);
    }

    /// <summary>Serves a copy of the trained world.</summary>
    public static Task<LiveService> StartAsync(TrainedWorld world, TemporaryFolder folder)
    {
        var (database, models) = world.Copy(folder);
        return StartAsync(null, "--db", database, "--models", models);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await Program.DisposeAsync();
    }
}
