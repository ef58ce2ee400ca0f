using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using Matching.Stress.Running;
using Matching.Stress.Worlds;
using Matching.V1;

namespace Matching.Stress.Overload;

/// <summary>Asks the built service for more than it can, and looks whether it refuses early, answers the rest in time, and recovers.</summary>
internal sealed class OverloadCampaign(StressWorld world, OverloadOptions options, TextWriter progress)
{
    private const double CallMilliseconds = 25;
    private const int MostQueries = 100;
    private const double AllowedMemoryShare = 1.25;
    private const long AllowedMemoryBytes = 128L << 20;
    private const double RecoveredShare = 3;

    private static readonly string[] Regions = ["world", "eastern-africa", "ZM", "VN"];
    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(50);

    private readonly List<string> _broken = [];

    /// <summary>Runs it.</summary>
    public async Task<OverloadReport> RunAsync(CancellationToken cancellation)
    {
        await using var service = await ServiceProcess.StartAsync(world.Database, world.ModelsFolder, options.ServiceArguments);
        using var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true };
        using var channel = GrpcChannel.ForAddress(await service.ListeningAsync(), new GrpcChannelOptions { HttpHandler = handler });
        var client = new MatchingService.MatchingServiceClient(channel);
        var queries = await QueriesPerCallAsync(client);
        var generator = new LoadGenerator(client, Requests(queries));
        await generator.CapacityAsync(2 * Environment.ProcessorCount, options.WarmUp);
        var idle = await IdleAsync(generator);
        var capacity = await generator.CapacityAsync(2 * Environment.ProcessorCount, options.Duration / 2);
        await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… capacity {capacity:0.0} calls/s of {queries} live rankings, {idle:0.0} ms alone"));
        var steps = new List<LoadStep>();
        foreach (var factor in options.Factors)
        {
            cancellation.ThrowIfCancellationRequested();
            steps.Add(await StepAsync(service, generator, factor, capacity, idle));
            Judge(steps[^1], steps[0], capacity);
        }

        if (service.Log.Errors is [var error, ..])
        {
            _broken.Add($"the service logged an error of its own: {error}");
        }

        return new OverloadReport(capacity, idle, queries, steps, _broken);
    }

    private async Task<LoadStep> StepAsync(ServiceProcess service, LoadGenerator generator, double factor, double capacity, double idle)
    {
        var records = await generator.OfferAsync(factor * capacity, options.Duration, new Random(options.Seed));
        var recovery = await RecoveryAsync(generator, idle);
        var accepted = records.Where(record => record.Accepted).Select(record => record.Milliseconds).Order().ToArray();
        var refused = records.Where(record => record is { Accepted: false, Fault: null }).Select(record => record.Milliseconds).Order().ToArray();
        var seconds = options.Duration.TotalSeconds;
        var step = new LoadStep(
            factor,
            records.Count / seconds,
            accepted.Length / seconds,
            refused.Length / seconds,
            At(accepted, 0.5),
            At(accepted, 0.99),
            At(refused, 0.5),
            At(refused, 0.99),
            service.ResidentBytes(),
            recovery.TotalSeconds,
            [.. records.Select(record => record.Fault).OfType<string>().GroupBy(fault => fault, StringComparer.Ordinal).Select(group => $"{group.Count()} × {group.Key}")]);
        await progress.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"… {factor:0.#} × capacity: {step.AcceptedPerSecond:0}/s answered, p99 {step.AcceptedP99:0} ms, {step.RefusedPerSecond:0}/s refused"));
        return step;
    }

    private void Judge(LoadStep step, LoadStep first, double capacity)
    {
        void Expect(bool kept, FormattableString promise)
        {
            if (!kept)
            {
                _broken.Add($"at {step.Factor.ToString(CultureInfo.InvariantCulture)} × capacity {promise.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        Expect(step.Faults.Count == 0, $"calls ended otherwise: {string.Join(", ", step.Faults)}");
        Expect(step.AcceptedP99 <= options.AcceptedBound.TotalMilliseconds, $"1 in 100 accepted calls took {step.AcceptedP99:0} ms and longer");
        Expect(step.RecoverySeconds <= options.RecoveryBound.TotalSeconds, $"it needed {step.RecoverySeconds:0.0} s to recover");
        Expect(step.MemoryBytes <= (first.MemoryBytes * AllowedMemoryShare) + AllowedMemoryBytes, $"memory grew from {first.MemoryBytes >> 20} to {step.MemoryBytes >> 20} MiB");
        if (step.Factor >= 2)
        {
            Expect(step.RefusedPerSecond > 0, $"nothing was refused");
            Expect(step.RefusedMedian <= options.AcceptedBound.TotalMilliseconds, $"refusals took {step.RefusedMedian:0} ms");
            Expect(step.AcceptedPerSecond >= capacity * options.LeastAnsweredShare, $"only {step.AcceptedPerSecond:0} calls/s were answered");
        }
    }

    private async Task<TimeSpan> RecoveryAsync(LoadGenerator generator, double idle)
    {
        var begin = Stopwatch.GetTimestamp();
        while (await generator.OneAsync() > (RecoveredShare * idle) + CallMilliseconds && Stopwatch.GetElapsedTime(begin) < 4 * options.RecoveryBound)
        {
            await Task.Delay(ProbePause);
        }

        return Stopwatch.GetElapsedTime(begin);
    }

    private static async Task<double> IdleAsync(LoadGenerator generator)
    {
        var milliseconds = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            milliseconds.Add(await generator.OneAsync());
        }

        return At([.. milliseconds.Order()], 0.5);
    }

    /// <summary>So many rankings that a call is work: a generator on the same machine must be able to offer ten times what can be done.</summary>
    private async Task<int> QueriesPerCallAsync(MatchingService.MatchingServiceClient client)
    {
        var generator = new LoadGenerator(client, Requests(1));
        await generator.CapacityAsync(2, options.WarmUp);
        return (int)Math.Clamp(CallMilliseconds / await IdleAsync(generator), 1, MostQueries);
    }

    private List<BatchRankPartnersRequest> Requests(int queries) =>
    [
        .. Enumerable.Range(0, 50).Select(call => new BatchRankPartnersRequest
        {
            Requests =
            {
                Enumerable.Range(0, queries).Select(query => new RankPartnersRequest
                {
                    Enterprise = world.Enterprises[((call * queries) + query) % world.Enterprises.Count],
                    Region = Regions[(call + query) % Regions.Length],
                    Sector = "energy",
                    PageSize = 3,
                }),
            },
        }),
    ];

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
