using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Stress.Running;
using Matching.Stress.Worlds;
using Matching.V1;

namespace Matching.Stress.Fuzzing;

/// <summary>Sends requests nobody should send to every method of the built service, and judges every answer.</summary>
internal sealed class FuzzCampaign(StressWorld world, FuzzOptions options, TextWriter progress)
{
    private const int MostFaults = 20;
    private const int HexShown = 400;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(30);

    private readonly FuzzCounts _counts = new();
    private readonly FuzzJudge _judge = new(DocumentedReasons.Read(Checkout.Root));
    private readonly ConcurrentQueue<string> _faults = new();
    private long _next = -1;

    /// <summary>Runs it.</summary>
    public async Task<FuzzReport> RunAsync(CancellationToken cancellation)
    {
        await using var service = await ServiceProcess.StartAsync(world.Database, world.ModelsFolder);
        var address = await service.ListeningAsync();
        var vocabulary = new Vocabulary(world);
        await LearnAsync(address, vocabulary);
        var maker = new RequestMaker(vocabulary, options.Seed, FuzzTarget.All);
        var attacker = new RawAttacker(new Uri(address), FuzzTarget.All, options.Seed);
        var memory = new MemoryWatch(service);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beside = new[] { attacker.RunAsync(over.Token), memory.RunAsync(over.Token), ShowAsync(over.Token) };
        var begin = TimeProvider.System.GetTimestamp();
        using (var client = new FuzzClient(address))
        using (var apart = new FuzzClient(address))
        {
            await Task.WhenAll(Enumerable.Range(0, options.Callers).Select(_ => Task.Run(() => CallAsync(client, apart, maker, cancellation), CancellationToken.None)));
        }

        var duration = TimeProvider.System.GetElapsedTime(begin);
        await over.CancelAsync();
        await Task.WhenAll(beside);
        await JudgeServiceAsync(service, address, attacker, memory);
        return new FuzzReport(_counts, duration, attacker.Connections, attacker.Resets, memory.Early, memory.Late, memory.Peak, [.. _faults]);
    }

    /// <summary>The table of calls by kind and status.</summary>
    public string Table() => _counts.Table();

    private async Task CallAsync(FuzzClient client, FuzzClient apart, RequestMaker maker, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && _faults.Count < MostFaults && Next() is { } number)
        {
            var request = maker.Make(number);

            // Headers beyond the limits end their whole connection, with every call on it.
            var outcome = await (request.Kind == FuzzKind.MetadataFlood ? apart : client).SendAsync(request);
            _counts.Add(request, outcome);
            if (_judge.Fault(request, outcome) is { } fault)
            {
                var body = Convert.ToHexString(request.Body.AsSpan(0, Math.Min(request.Body.Length, HexShown)));
                _faults.Enqueue(string.Create(
                    CultureInfo.InvariantCulture, $"request {number} (seed {options.Seed}, {request.Kind}, {request.Target.Path}, {request.Body.Length} bytes {body}): {fault}"));
            }
        }
    }

    private long? Next()
    {
        var next = Interlocked.Increment(ref _next);
        return options.Only is { } only
            ? next < only.Count ? only[(int)next] : null
            : _counts.Messages < options.Count ? next : null;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(ProgressEvery, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… {_counts.Messages:N0} messages, {_faults.Count} faults"));
        }
    }

    /// <summary>Tokens that the service takes for its own, and an answer to stream.</summary>
    private async Task LearnAsync(string address, Vocabulary vocabulary)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var call = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(1));
        var ranked = await new MatchingService.MatchingServiceClient(channel).RankPartnersAsync(
            new RankPartnersRequest { Enterprise = world.Enterprises[0], Region = "world", PageSize = 3 }, call);
        var listed = await new CatalogueService.CatalogueServiceClient(channel).ListInstitutionsAsync(new ListInstitutionsRequest { PageSize = 2 }, call);
        await new ModelService.ModelServiceClient(channel).PublishRankingsAsync(new PublishRankingsRequest(), call);
        vocabulary.Learn("page_token", ranked.NextPageToken, listed.NextPageToken);
        vocabulary.Learn("resume_token", ranked.NextPageToken);
        vocabulary.Learn("attribution_token", ranked.AttributionToken);
        vocabulary.Learn("institution", [.. ranked.Partners.Select(partner => partner.Institution.Name)]);
    }

    private async Task JudgeServiceAsync(ServiceProcess service, string address, RawAttacker attacker, MemoryWatch memory)
    {
        using (var channel = GrpcChannel.ForAddress(address))
        {
            var call = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(30));
            try
            {
                await new StatusService.StatusServiceClient(channel).GetServingStatusAsync(new GetServingStatusRequest(), call);
            }
            catch (RpcException exception)
            {
                _faults.Enqueue($"afterwards the service answers {exception.Status}");
            }
        }

        foreach (var line in service.Log.Errors)
        {
            _faults.Enqueue($"the service logged an error of its own: {line}");
        }

        if (attacker.Refused > 0)
        {
            _faults.Enqueue($"{attacker.Refused} connections were not taken");
        }

        if (memory.Fault is { } grown)
        {
            _faults.Enqueue(grown);
        }

        service.AskToStop();
        if (await service.ExitAsync() is not 0 and var code)
        {
            _faults.Enqueue($"asked to stop, the service ended with exit code {code}");
        }
    }
}
