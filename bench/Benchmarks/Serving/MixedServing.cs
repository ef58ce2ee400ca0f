using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Jobs;
using Matching.Store;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>A day of the service in small: frequent and rare questions, feedback, and a publication of the whole sample every ten seconds.</summary>
internal sealed class MixedServing : IBenchmark
{
    private const int RoundSeconds = 10;
    private const double WriteShare = 0.01;

    // Around the moment a generation becomes the current one.
    private static readonly TimeSpan BeforeFlip = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFlip = TimeSpan.FromSeconds(1);

    public string Name => "serve mixed";

    public string What =>
        $"{H2Load.Connections} connections × {H2Load.Streams} callers without a pause: published queries by Zipf's law, {WriteShare:P0} RecordEvents, PublishJob over the whole sample beside them with a flip every {RoundSeconds} s";

    public string? Against => "the same callers calling the echo of one reply, nothing beside them";

    public IReadOnlyList<Bound> Bounds { get; } =
        [Bound.AtLeast(Figure.Ratio, 0.70), Bound.AtMost("failed", 0, "calls"), Bound.AtMost("p99 through a flip", 3, "× echo")];

    public Measurement Run(SampleBed bed)
    {
        var published = PublishedBed.Make(bed, "mixed.db");
        using var host = HostProcess.Start(published.Database, bed.Models.Directory, ReplyCacheBytes, published.Echoed);
        if (host is null)
        {
            return Measurement.Skipped("the built host was not found beside this program");
        }

        using var store = MatchingStore.Open(new StoreOptions(published.Database));
        using var product = new RawCalls(host.Product);
        using var echo = new RawCalls(host.Echo);
        var mix = new CallMix(bed, WriteShare);
        var echoed = (RawCalls.Method("bench.Echo", "Echo"), PublishedBed.Request(published.Query).ToByteArray());
        var (ratios, flips, ours, theirs, failed) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
        string? failure = null;
        for (var round = -1; round < bed.Rounds(3); round++)
        {
            var (own, flip) = RunRound(product, mix, store, bed);
            var others = echo.RunAsync(TimeSpan.FromSeconds(round < 0 || bed.IsQuick ? 2 : 5), _ => echoed).GetAwaiter().GetResult();
            failed += own.Count(call => call.Failure is not null);
            failure ??= own.FirstOrDefault(call => call.Failure is not null).Failure;
            if (round < 0)
            {
                continue;
            }

            ours.Add(own.Count / Span(own));
            theirs.Add(others.Count / Span(others));
            ratios.Add(ours[^1] / theirs[^1]);
            double[] through = [.. own.Where(call => Through(call.At, flip)).Select(call => call.Milliseconds)];
            flips.Add(Quantiles.At(through, 0.99) / Quantiles.At([.. others.Select(call => call.Milliseconds)], 0.99));
        }

        if (failure is not null)
        {
            throw new WrongResultException($"{failed} calls failed, the first by {failure}");
        }

        return Measurement.Of(
            Figure.Of(Figure.Ratio, ratios, string.Empty),
            Figure.Of("ours", ours, "calls/s"),
            Figure.Of("echo", theirs, "calls/s"),
            Figure.Of("failed", failed, "calls"),
            Figure.Of("p99 through a flip", flips, "× echo"));
    }

    private const long ReplyCacheBytes = 64L << 20;

    private static (IReadOnlyCollection<RawCalls.Done> Calls, long Flip) RunRound(RawCalls product, CallMix mix, MatchingStore store, SampleBed bed)
    {
        var seconds = bed.IsQuick ? 4 : RoundSeconds;
        var calls = product.RunAsync(TimeSpan.FromSeconds(seconds), mix.Next);
        var publishing = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds / 3.0));
            PublishJob.Run(store, bed.Models, TimeProvider.System);
            return Stopwatch.GetTimestamp();
        });
        return (calls.GetAwaiter().GetResult(), publishing.GetAwaiter().GetResult());
    }

    private static double Span(IReadOnlyCollection<RawCalls.Done> calls) => Stopwatch.GetElapsedTime(calls.Min(call => call.At), calls.Max(call => call.At)).TotalSeconds;

    private static bool Through(long at, long flip) =>
        at >= flip - (long)(BeforeFlip.TotalSeconds * Stopwatch.Frequency) && at <= flip + (long)(AfterFlip.TotalSeconds * Stopwatch.Frequency);

    /// <summary>Which call comes next.</summary>
    private sealed class CallMix
    {
        private static readonly Method<byte[], byte[]> Rank = RawCalls.Method("matching.v1.MatchingService", "RankPartners");
        private static readonly Method<byte[], byte[]> Record = RawCalls.Method("matching.v1.FeedbackService", "RecordEvents");

        private readonly double _writeShare;
        private readonly byte[][] _requests;
        private readonly double[] _upTo;
        private readonly Domain.RankQuery[] _queries;
        private readonly Domain.InstitutionId _institution;
        private int _events;

        public CallMix(SampleBed bed, double writeShare)
        {
            _writeShare = writeShare;
            _queries = [.. ActiveQueries.Of(bed.Data)];
            new Random(6).Shuffle(_queries);
            _requests = [.. _queries.Select(query => PublishedBed.Request(query).ToByteArray())];
            _institution = bed.Data.Catalogue.Institutions[0].Id;
            _upTo = new double[_requests.Length];
            for (var rank = 0; rank < _upTo.Length; rank++)
            {
                _upTo[rank] = (rank == 0 ? 0 : _upTo[rank - 1]) + (1.0 / (rank + 1));
            }
        }

        public (Method<byte[], byte[]> Method, byte[] Request) Next(Random random)
        {
            if (random.NextDouble() < _writeShare)
            {
                return (Record, Event(_queries[random.Next(_queries.Length)]));
            }

            var place = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
            return (Rank, _requests[Math.Min(place < 0 ? ~place : place, _requests.Length - 1)]);
        }

        private byte[] Event(Domain.RankQuery query) => new RecordEventsRequest
        {
            Events =
            {
                new MatchEvent
                {
                    EventId = $"bench-{Interlocked.Increment(ref _events)}-{Environment.ProcessId}",
                    Kind = MatchEventKind.Viewed,
                    Enterprise = query.Enterprise.Value,
                    Institution = _institution.Value,
                    Region = query.Region.Value,
                },
            },
        }.ToByteArray();
    }
}
