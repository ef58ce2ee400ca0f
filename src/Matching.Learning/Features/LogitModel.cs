using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Matching.Learning;

/// <summary>
/// The first stage: a conditional logit (softmax over the candidates of a query) on hashed crosses of what an institution is with what is
/// asked (<see cref="ContentCrosses"/>), and on the counting features in steps (<see cref="HistoryCrosses"/>).
/// </summary>
/// <remarks>McFadden 1974, "Conditional logit analysis of qualitative choice behavior"; hashing as in Weinberger et al. 2009.</remarks>
internal sealed class LogitModel(float[] weights)
{
    /// <summary>Number of hash buckets, a power of two.</summary>
    public const int Buckets = 1 << 18;

    /// <summary>A model that says nothing: every score is zero.</summary>
    public static LogitModel Empty { get; } = new(new float[Buckets]);

    /// <summary>What it was fitted without, and is asked without.</summary>
    public FeatureMask Without { get; init; } = FeatureMask.None;

    /// <summary>One weight a bucket.</summary>
    public float[] Weights { get; } = weights;

    /// <summary>The model that says nothing, of matrices without the hidden columns.</summary>
    public static LogitModel EmptyWithout(FeatureMask without) => new(Empty.Weights) { Without = without };

    /// <summary>Fills the matrix's first column with the scores, centred on their mean so that they compare between queries.</summary>
    /// <param name="matrix">Its other columns are filled.</param>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="query">What is asked.</param>
    public void Fill(FeatureMatrix matrix, Catalogue catalogue, QueryContext query)
    {
        if (ReferenceEquals(Weights, Empty.Weights))
        {
            return;
        }

        var crosses = new List<int>(128);
        var asked = Array.ConvertAll(query.Sectors.Parts, part => ((float)part.Weight, ContentCrosses.Ask(catalogue, query.Profile, part.Sector)));
        double total = 0;
        for (var row = 0; row < matrix.Height; row++)
        {
            var score = ScoreRow(matrix.Row(row), asked, catalogue.Profiles[matrix.Candidates[row]], crosses);
            matrix.Values[(row * FeatureMatrix.Width) + FeatureSet.LogitColumn] = score;
            total += score;
        }

        var mean = (float)(total / Math.Max(1, matrix.Height));
        for (var row = 0; row < matrix.Height; row++)
        {
            matrix.Values[(row * FeatureMatrix.Width) + FeatureSet.LogitColumn] -= mean;
        }
    }

    /// <summary>Adds everything a score can depend on to a hash.</summary>
    internal void AppendTo(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes<float>(Weights));

    private float ScoreRow(ReadOnlySpan<float> row, (float Weight, AskedKeys Keys)[] asked, InstitutionProfile institution, List<int> crosses)
    {
        crosses.Clear();
        HistoryCrosses.Collect(crosses, row);
        var score = Sum(crosses);
        foreach (var (weight, keys) in asked)
        {
            crosses.Clear();
            ContentCrosses.Collect(crosses, keys, institution, Without);
            score += weight * Sum(crosses);
        }

        return score;
    }

    private float Sum(List<int> crosses)
    {
        float sum = 0;
        foreach (var bucket in crosses)
        {
            sum += Weights[bucket];
        }

        return sum;
    }
}
