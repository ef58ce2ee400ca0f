using Matching.Learning;

namespace Matching.Bench.Sample;

/// <summary>Rows as the product really scores them: features of the sample's own queries, cut into batches of one size.</summary>
internal static class ScoringRows
{
    /// <summary>Makes batches of different queries, so that no branch of a scorer can be learnt by heart.</summary>
    /// <param name="bed">The sample.</param>
    /// <param name="batch">Rows a batch.</param>
    /// <param name="rows">Rows in all; the last batch is whole, too.</param>
    public static IReadOnlyList<FeatureMatrix> Make(SampleBed bed, int batch, int rows)
    {
        var catalogue = bed.Data.Catalogue;
        var history = SampleBed.HistoryOf(bed.Data);
        var logit = bed.LoadModel().Logit;
        var random = new Random(11);
        var batches = new List<FeatureMatrix>();
        for (var made = 0; made < rows; made += batch)
        {
            var enterprise = random.Next(catalogue.Enterprises.Count);
            var past = history.OfEnterprise(enterprise);
            var sector = past.Length == 0 ? -1 : past[random.Next(past.Length)].Sector;

            // Neighbours in id are neighbours in country: the candidates of a real query stand together like this.
            var first = random.Next(catalogue.Institutions.Count - batch);
            batches.Add(FeatureExtractor.Extract(catalogue, history, logit, enterprise, sector, [.. Enumerable.Range(first, batch)]));
        }

        return batches;
    }
}
