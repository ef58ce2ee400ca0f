using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Interchange;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>From the answer of CreateInstitution to the first live ranking that holds the new institution.</summary>
internal sealed class CatalogueChange : IBenchmark
{
    private const string Service = "Matching.Service";
    private const int Changes = 20;

    // As many as the largest set of real data holds.
    private const int Institutions = 17_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => "catalogue change";

    public string What => $"create an institution over gRPC in a catalogue of {Institutions:N0}, and rank its country until it is among the candidates";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtMost("slowest", 1_000, "ms")];

    public Measurement Run(SampleBed bed)
    {
        if (Checkout.Program(Service) is not { } program)
        {
            return Measurement.Skipped("the built service was not found beside this program");
        }

        var database = bed.FillStore("change.db", bed.WriteFiles("change", new SampleWorldOptions(Institutions: bed.Size(Institutions))));

        using var service = ServiceProcess.Start(program, ["--db", database, "--models", bed.Models.Directory], dataFolder: null);
        using var channel = GrpcChannel.ForAddress(service.Address);
        var milliseconds = Enumerable.Range(0, bed.Rounds(Changes)).Select(number => Change(channel, number)).ToArray();
        return Measurement.Of([Figure.Of("p50", milliseconds, "ms"), Figure.Of("slowest", milliseconds.Max(), "ms")]);
    }

    private static double Change(GrpcChannel channel, int number)
    {
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience);
        var matching = new MatchingService.MatchingServiceClient(channel);
        var query = new RankPartnersRequest { Enterprise = "SE000001", Region = "ZM", PageSize = 1 };
        try
        {
            var before = matching.RankPartners(query, options).TotalSize;
            new CatalogueService.CatalogueServiceClient(channel).CreateInstitution(
                new CreateInstitutionRequest
                {
                    Institution = new Institution { DisplayName = $"Invented New Power Company {number}", CountryCode = "ZM", Kind = InstitutionKind.Utility },
                },
                options);
            var start = Stopwatch.GetTimestamp();
            while (matching.RankPartners(query, options).TotalSize == before)
            {
            }

            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        catch (RpcException error)
        {
            throw new WrongResultException($"the service answered {error.StatusCode}: {error.Status.Detail}");
        }
    }
}
