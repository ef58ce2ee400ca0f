using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Bench.Benchmarks;

/// <summary>Where the time of a live ranking goes: each of its stages alone, over the same queries.</summary>
internal sealed class LiveStages(int candidates, int worldSize) : IBenchmark
{
    public string Name => $"rank live stages {candidates:N0}";

    public string What => $"the stages of Ranker.RankAll over the country of about {candidates:N0} institutions, each alone: what is known of the query, the counting features, the first stage, the trees; and the whole call";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds => [];

    public Measurement Run(SampleBed bed)
    {
        var (data, model) = (SampleBed.MakeWorld(worldSize), bed.LoadModel());
        var (catalogue, history) = (data.Catalogue, SampleBed.HistoryOf(data));
        var country = Enumerable.Range(0, catalogue.CountryCount).MinBy(number => Math.Abs(catalogue.InCountry(number).Length - candidates));
        var queries = LiveRanking.Queries(data, catalogue.Regions.Countries[country].Id)[..200];
        var asked = Array.ConvertAll(queries, query => (Enterprise: catalogue.IndexOf(query.Enterprise), Sector: query.Sector is { } sector ? catalogue.IndexOf(sector) : -1));
        var contexts = Array.ConvertAll(asked, query => new QueryContext(catalogue, history, query.Enterprise, query.Sector));
        var institutions = catalogue.InCountry(country).ToArray();
        var matrices = Array.ConvertAll(contexts, context => FeatureExtractor.Count(catalogue, history, context, institutions));
        var scores = new float[institutions.Length];
        var ranker = new Ranker(catalogue, history, model);
        return Measurement.Of(
            Time(bed, "query", number => _ = new QueryContext(catalogue, history, asked[number].Enterprise, asked[number].Sector)),
            Time(bed, "counts", number => FeatureExtractor.Count(catalogue, history, contexts[number], institutions)),
            Time(bed, "first stage", number => model.Logit.Fill(matrices[number], catalogue, contexts[number])),
            Time(bed, "trees", number => model.Score(matrices[number].Values, scores)),
            Time(bed, "whole", number =>
            {
                using var ranked = ranker.RankAll(queries[number], CandidateFilter.None);
                ranked.Lines(0, 20);
            }));
    }

    /// <summary>Microseconds a query, over all queries a round.</summary>
    private static Figure Time(SampleBed bed, string name, Action<int> stage)
    {
        const int Queries = 200;
        double Round()
        {
            var start = Stopwatch.GetTimestamp();
            for (var number = 0; number < Queries; number++)
            {
                stage(number);
            }

            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Queries;
        }

        WarmUp.Run(() => _ = Round(), least: null);
        return Figure.Of(name, Enumerable.Range(0, bed.Rounds(7)).Select(_ => Round()).ToArray(), "µs");
    }
}
