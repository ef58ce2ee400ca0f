using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>What a training run costs those who are served meanwhile: the same calls without and with one beside them.</summary>
internal sealed class ServingBesideTraining : IBenchmark
{
    private const string Service = "Matching.Service";

    /// <summary>The longest time served beside the training: a training of the whole sample takes far longer, and is the same work all along.</summary>
    private static readonly TimeSpan LongestBeside = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "serve beside training";

    public string What =>
        "RankPartners over the wire, ranked live, one caller without a pause: while TrainModel (LightGBM, no held-back years, not activated) runs in its own process, for 40 s at most and then cancelled; and before and after it";

    public string? Against => "the same calls without a training run";

    public IReadOnlyList<Bound> Bounds => [];

    public Measurement Run(SampleBed bed)
    {
        if (Checkout.Program(Service) is not { } program)
        {
            return Measurement.Skipped("the built service was not found beside this program");
        }

        var database = bed.FillStore("beside.db", bed.Files);

        using var service = ServiceProcess.Start(program, ["--db", database, "--models", bed.Models.Directory], dataFolder: null);
        using var channel = GrpcChannel.ForAddress(service.Address);
        var caller = new Caller(new MatchingService.MatchingServiceClient(channel), [.. bed.Data.Catalogue.Enterprises.Select(enterprise => enterprise.Id.Value)]);
        caller.CallFor(TimeSpan.FromSeconds(bed.IsQuick ? 1 : 4));
        var quietTime = TimeSpan.FromSeconds(bed.IsQuick ? 1 : 8);
        var quiet = caller.CallFor(quietTime);
        var (beside, seconds, ended) = Train(channel, caller);
        quiet.AddRange(caller.CallFor(quietTime));
        return Measurement.Of(
            Figure.Of("p50 quiet", Quantiles.Median(quiet), "ms"),
            Figure.Of("p50 beside", Quantiles.Median(beside), "ms"),
            Figure.Of("p99 quiet", Quantiles.At(quiet, 0.99), "ms"),
            Figure.Of("p99 beside", Quantiles.At(beside, 0.99), "ms"),
            Figure.Of(ended ? "training, whole" : "training, until cancelled", seconds, "s"));
    }

    private static (List<double> Milliseconds, double Seconds, bool Ended) Train(GrpcChannel channel, Caller caller)
    {
        var operations = new OperationService.OperationServiceClient(channel);
        var operation = new ModelService.ModelServiceClient(channel).TrainModel(new TrainModelRequest { EvaluationYears = 0, SkipActivation = true, Seed = 2 }, Options);
        while (operation.Metadata.Unpack<OperationMetadata>().State == OperationState.Queued)
        {
            operation = operations.GetOperation(new GetOperationRequest { Name = operation.Name }, Options);
        }

        var begin = Stopwatch.GetTimestamp();
        var milliseconds = new List<double>();
        while (!operation.Done && Stopwatch.GetElapsedTime(begin) < LongestBeside)
        {
            milliseconds.AddRange(caller.CallFor(TimeSpan.FromMilliseconds(500)));
            operation = operations.GetOperation(new GetOperationRequest { Name = operation.Name }, Options);
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var ended = operation.Done;
        if (!ended)
        {
            operations.CancelOperation(new CancelOperationRequest { Name = operation.Name }, Options);
            operation = operations.WaitOperation(
                new WaitOperationRequest { Name = operation.Name, Timeout = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(Patience / 2) }, Options);
        }

        var state = operation.Metadata.Unpack<OperationMetadata>().State;
        return state == (ended ? OperationState.Succeeded : OperationState.Cancelled)
            ? (milliseconds, seconds, ended)
            : throw new WrongResultException($"the training is {state}: {operation.Error?.Message}");
    }

    private static CallOptions Options => new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience);

    private sealed class Caller(MatchingService.MatchingServiceClient client, string[] enterprises)
    {
        private static readonly string[] Regions = ["ZM", "KE", "VN", "eastern-africa", "PK"];

        private int _number;

        public List<double> CallFor(TimeSpan duration)
        {
            var milliseconds = new List<double>();
            var begin = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begin) < duration)
            {
                var request = new RankPartnersRequest
                {
                    Enterprise = enterprises[_number % enterprises.Length],
                    Region = Regions[_number % Regions.Length],
                    Sector = "energy",
                };
                _number++;
                var start = Stopwatch.GetTimestamp();
                var answer = client.RankPartners(request, Options);
                milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (answer.Partners.Count == 0)
                {
                    throw new WrongResultException("the service ranked nobody");
                }
            }

            return milliseconds;
        }
    }
}
