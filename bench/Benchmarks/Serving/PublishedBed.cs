using System.Buffers.Binary;
using Google.Protobuf;
using Matching.Bench.Sample;
using Matching.Domain;
using Matching.Jobs;
using Matching.Store;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>A store with the sample published in it, and the question whose answer is asked for and echoed.</summary>
internal sealed record PublishedBed(string Database, RankQuery Query)
{
    /// <summary>Makes it.</summary>
    /// <param name="bed">The sample.</param>
    /// <param name="name">Names the store's file.</param>
    public static PublishedBed Make(SampleBed bed, string name)
    {
        var database = bed.FillStore(name, bed.Files);
        using var store = MatchingStore.Open(new StoreOptions(database));
        var generation = PublishJob.Run(store, bed.Models, TimeProvider.System).Generation.Number;

        // Twenty lines to answer with, of a ranking that goes on: the usual case.
        var query = ActiveQueries.Of(bed.Data).First(query => query.Sector is not null && store.Rankings.Find(generation, query) is { Top.Count: > 40 });
        return new PublishedBed(database, query);
    }

    /// <summary>The question as a gRPC frame in a file.</summary>
    public string WriteRequest(SampleBed bed)
    {
        var message = Request(Query).ToByteArray();
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        var path = bed.PathOf("request.bin");
        File.WriteAllBytes(path, frame);
        return path;
    }

    /// <summary>A query as a client writes it.</summary>
    public static RankPartnersRequest Request(RankQuery query) => new()
    {
        Enterprise = $"enterprises/{query.Enterprise}",
        Sector = query.Sector is { } sector ? $"sectors/{sector}" : string.Empty,
        Region = $"regions/{query.Region}",
    };

    /// <summary>The query in the words of the host's command line.</summary>
    public (string Enterprise, string Sector, string Region) Echoed => (Query.Enterprise.Value, Query.Sector?.Value ?? string.Empty, Query.Region.Value);
}
