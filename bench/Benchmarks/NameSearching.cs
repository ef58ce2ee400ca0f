using Matching.Bench.Measuring;
using Matching.Bench.Sample;

namespace Matching.Bench.Benchmarks;

/// <summary>Name search as people type: whole names, beginnings, a typing error, the Chinese name.</summary>
internal sealed class NameSearching : IBenchmark
{
    private const int Limit = 20;

    public string Name => "name search";

    public string What => "SearchInstitutions over the sample's names, 20 answers: equal parts whole names, beginnings of two words, one letter wrong, aliases";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds => [];

    public Measurement Run(SampleBed bed)
    {
        var catalogue = bed.Store.Catalogue;
        var random = new Random(9);
        var texts = bed.Data.Catalogue.Institutions
            .Select((institution, i) => (i % 4) switch
            {
                0 => institution.Name,
                1 => string.Join(' ', institution.Name.Split(' ').Take(2)),
                2 => Mistype(institution.Name, random),
                _ => institution.Aliases.Count > 0 ? institution.Aliases[^1] : institution.Name,
            })
            .ToArray();
        random.Shuffle(texts);
        var (found, calls) = (0L, 0L);
        var latency = Latency.Measure(
            bed.Rounds(5),
            bed.Size(1_000),
            call =>
            {
                found += catalogue.SearchInstitutions(texts[call % texts.Length], country: null, Limit).Count > 0 ? 1 : 0;
                calls++;
            });
        return Measurement.Of([.. Figure.Of(latency), Figure.Of("found", 100.0 * found / calls, "%")]);
    }

    private static string Mistype(string name, Random random)
    {
        var at = random.Next(1, name.Length);
        return $"{name[..at]}x{name[(at + 1)..]}";
    }
}
