using Matching.Bench.Sample;
using Matching.Domain;
using Matching.Interchange;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Bench.Benchmarks;

/// <summary>An invented store of one size, with some pages published in it.</summary>
internal static class SizedStore
{
    /// <summary>Lines of each page: as many as the smallest country of the small world has, so that both sizes answer alike.</summary>
    private const int Lines = 30;

    /// <summary>Fills a store.</summary>
    /// <param name="bed">Where the files go meanwhile.</param>
    /// <param name="path">The store's file; left as it is when it is there.</param>
    /// <param name="institutions">How many; a tenth as many enterprises, ten times as many engagements.</param>
    public static void Make(SampleBed bed, string path, int institutions)
    {
        if (File.Exists(path))
        {
            return;
        }

        var files = bed.WriteFiles($"size-{institutions}", new SampleWorldOptions(1, institutions, institutions / 10, institutions * 10));
        using var store = MatchingStore.Open(new StoreOptions(path));
        ImportJob.Run(store, ImportRequest.FromFolder(files), progress: null, CancellationToken.None);
        Directory.Delete(files, recursive: true);
    }

    /// <summary>Publishes pages of invented scores for questions nobody ranked: what is measured is how they are found and answered.</summary>
    /// <returns>The questions, and how many institutions each country has.</returns>
    public static (RankQuery[] Queries, IReadOnlyDictionary<CountryCode, int> Sizes) Publish(string path, string modelVersion, int pages)
    {
        using var store = MatchingStore.Open(new StoreOptions(path));
        var sizes = new Dictionary<CountryCode, int>();
        var heads = new Dictionary<CountryCode, List<InstitutionId>>();
        foreach (var institution in store.Catalogue.ReadInstitutions())
        {
            sizes[institution.Country] = sizes.GetValueOrDefault(institution.Country) + 1;
            if (!heads.TryGetValue(institution.Country, out var head))
            {
                heads[institution.Country] = head = [];
            }

            if (head.Count < Lines)
            {
                head.Add(institution.Id);
            }
        }

        var enterprises = store.Catalogue.ReadEnterprises().Select(enterprise => enterprise.Id).ToArray();
        var countries = heads.Where(pair => pair.Value.Count == Lines).Select(pair => pair.Key).Order().ToArray();
        var random = new Random(8);
        var queries = new HashSet<RankQuery>();
        while (queries.Count < pages)
        {
            queries.Add(new RankQuery(enterprises[random.Next(enterprises.Length)], null, new RegionId(countries[random.Next(countries.Length)].Value)));
        }

        using var writer = store.Rankings.BeginGeneration(modelVersion, store.DataRevision, TimeProvider.System);
        foreach (var query in queries)
        {
            var country = new CountryCode(query.Region.Value);
            writer.Write(new RankedPage(query, sizes[country], [.. heads[country].Select((id, line) => new RankedInstitution(id, -line / 8f))]));
        }

        writer.Commit();
        return ([.. queries], sizes);
    }
}
