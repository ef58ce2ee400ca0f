using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Jobs;
using Matching.Learning;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>From the answer of RollbackModel to the first ranking that names the older model, in a running service.</summary>
internal sealed class ModelRollback : IBenchmark
{
    private const string Service = "Matching.Service";
    private const int Rollbacks = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => "model rollback";

    public string What =>
        "RollbackModel in a running service, and rank until an answer names the older model: one the service served before, and (another process each time) one that it has to prove first";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtMost("slowest", 1_000, "ms"), Bound.AtMost("slowest unproven", 1_000, "ms")];

    public Measurement Run(SampleBed bed)
    {
        if (Checkout.Program(Service) is not { } program)
        {
            return Measurement.Skipped("the built service was not found beside this program");
        }

        var database = bed.FillStore("rollback.db", bed.Files);

        // Without the last years, so that there are two versions; nothing is held back, so that the gate has nothing to judge on.
        var registry = new ModelRegistry(bed.PathOf("rollback-models"));
        var (older, newer) = (Train(bed, registry, yearsLess: 2), Train(bed, registry, yearsLess: 1));
        registry.Activate(older);
        string[] arguments = ["--db", database, "--models", registry.Directory];
        double[] proven;
        using (var service = ServiceProcess.Start(program, arguments, dataFolder: null))
        {
            proven = [.. Enumerable.Range(0, bed.Rounds(Rollbacks)).Select(_ => Measure(service, registry, older, newer))];
        }

        var unproven = Enumerable.Range(0, bed.Rounds(Rollbacks)).Select(_ => MeasureUnproven(program, arguments, registry, older, newer)).ToArray();
        return Measurement.Of(
            Figure.Of("p50", proven, "ms"),
            Figure.Of("slowest", proven.Max(), "ms"),
            Figure.Of("p50 unproven", unproven, "ms"),
            Figure.Of("slowest unproven", unproven.Max(), "ms"));
    }

    private static string Train(SampleBed bed, ModelRegistry registry, int yearsLess)
    {
        var options = new TrainingOptions { AsOfYear = bed.Data.ServingYear - yearsLess, MaximumQueries = 500 };
        return TrainJob.Run(bed.Data, registry, new TrainRequest { Options = options, EvaluationYears = 0, Activate = false }, TimeProvider.System).Version;
    }

    private static double MeasureUnproven(string program, string[] arguments, ModelRegistry registry, string older, string newer)
    {
        registry.Activate(newer);
        using var service = ServiceProcess.Start(program, arguments, dataFolder: null);
        return Measure(service, registry, older, newer);
    }

    /// <summary>Goes on to the newer model, waits until it serves, and goes back.</summary>
    /// <returns>Milliseconds from the answer of RollbackModel to the first ranking by the older model.</returns>
    private static double Measure(ServiceProcess service, ModelRegistry registry, string older, string newer)
    {
        using var channel = GrpcChannel.ForAddress(service.Address);
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience);
        var matching = new MatchingService.MatchingServiceClient(channel);
        try
        {
            registry.Activate(newer);
            RankUntilServes(matching, newer, options);
            var rolledBack = new ModelService.ModelServiceClient(channel).RollbackModel(new RollbackModelRequest(), options);
            var start = Stopwatch.GetTimestamp();
            if (rolledBack.Name != $"models/{older}")
            {
                throw new WrongResultException($"the service went back to {rolledBack.Name}, not to {older}");
            }

            RankUntilServes(matching, older, options);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        catch (RpcException error)
        {
            throw new WrongResultException($"the service answered {error.StatusCode}: {error.Status.Detail}");
        }
    }

    private static void RankUntilServes(MatchingService.MatchingServiceClient matching, string version, CallOptions options)
    {
        var query = new RankPartnersRequest { Enterprise = "SE000001", Region = "ZM", PageSize = 1 };
        while (matching.RankPartners(query, options).ModelVersion != version)
        {
        }
    }
}
