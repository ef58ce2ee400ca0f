using System.Security.Cryptography;

namespace Matching.Learning;

/// <summary>
/// Rows of past queries with the scores the fresh model gave them, and a digest of the model as it was read back: written at training,
/// checked before every use. A model that scores one row otherwise, or that was read otherwise, is refused.
/// </summary>
/// <param name="FeatureSetVersion">The feature set of the rows.</param>
/// <param name="Digest">SHA-256 over every weight, split and leaf (<see cref="DigestOf"/>).</param>
/// <param name="Rows">The feature rows.</param>
/// <param name="Expected">One score a row.</param>
/// <remarks>
/// The rows show that scoring ends and gives the old numbers; the digest covers the leaves and weights that no row reaches. Both compare
/// bit for bit: scoring adds doubles in a fixed order, so it gives the same bits on every processor.
/// </remarks>
internal sealed record GoldenSet(int FeatureSetVersion, byte[] Digest, FeatureMatrix Rows, float[] Expected)
{
    /// <summary>Past queries the rows are taken from, the newest.</summary>
    public const int Queries = 16;

    /// <summary>Candidates of each query, spread evenly over its country's.</summary>
    public const int CandidatesPerQuery = 50;

    /// <summary>Asks a fresh model and writes down what it says.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="model">Fresh from training; it is read back from its bytes, as the service will.</param>
    public static GoldenSet Take(Catalogue catalogue, EngagementLog log, TrainedModel model)
    {
        var ready = model.Load("golden");
        var history = EngagementHistory.Before(catalogue, log, model.AsOfYear);
        var values = new List<float>();
        foreach (var query in PastQueries.Read(catalogue, log, int.MinValue, model.AsOfYear - 1, static _ => true).TakeLast(Queries))
        {
            values.AddRange(FeatureExtractor.Extract(
                catalogue, history, ready.Logit, query.Enterprise, query.Sector, Spread(catalogue.InCountry(query.Country))).Values);
        }

        var rows = new FeatureMatrix(new int[values.Count / FeatureMatrix.Width], [.. values]);
        return new GoldenSet(FeatureSet.Version, DigestOf(ready), rows, ready.Score(rows));
    }

    /// <summary>SHA-256 over everything a score of this model can depend on.</summary>
    public static byte[] DigestOf(RankingModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        model.Logit.AppendTo(hash);
        model.Trees.Trees.AppendTo(hash);
        return hash.GetHashAndReset();
    }

    /// <summary>Compares a model with what was written down.</summary>
    /// <exception cref="ModelDamagedException">It differs.</exception>
    public void Check(RankingModel model)
    {
        var scores = model.Score(Rows);
        for (var row = 0; row < scores.Length; row++)
        {
            if (BitConverter.SingleToInt32Bits(scores[row]) != BitConverter.SingleToInt32Bits(Expected[row]))
            {
                throw new ModelDamagedException(
                    $"'{model.Version}' scores row {row} of its golden set {scores[row]:R} instead of {Expected[row]:R}", fault: ModelFault.WrongScores);
            }
        }

        if (!DigestOf(model).AsSpan().SequenceEqual(Digest))
        {
            throw new ModelDamagedException($"'{model.Version}' holds weights or trees other than those it was trained to", fault: ModelFault.WrongScores);
        }
    }

    private static int[] Spread(ReadOnlySpan<int> candidates)
    {
        var taken = new int[Math.Min(candidates.Length, CandidatesPerQuery)];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = candidates[(int)((long)i * candidates.Length / taken.Length)];
        }

        return taken;
    }
}
