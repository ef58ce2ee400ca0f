using System.Buffers;
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
    public void Fill(FeatureMatrix matrix, Catalogue catalogue, QueryContext query) => Fill(matrix.Candidates, matrix.Values, catalogue, query);

    /// <summary>The same for rows in memory that is given.</summary>
    /// <param name="candidates">Institution numbers.</param>
    /// <param name="values">Their rows; the other columns are filled.</param>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="query">What is asked.</param>
    public void Fill(ReadOnlySpan<int> candidates, Span<float> values, Catalogue catalogue, QueryContext query)
    {
        if (ReferenceEquals(Weights, Empty.Weights) || candidates.IsEmpty)
        {
            return;
        }

        var asked = Array.ConvertAll(query.Sectors.Parts, part => ((float)part.Weight, ContentCrosses.Ask(catalogue, query.Profile, part.Sector)));
        var scores = ArrayPool<float>.Shared.Rent(candidates.Length);
        var ofRole = ArrayPool<float>.Shared.Rent(candidates.Length * asked.Length);
        var first = ArrayPool<int>.Shared.Rent(candidates.Length);
        RoleGroups.Find(catalogue, candidates, first);
        new StepSums(Weights).Sum(values, scores.AsSpan(0, candidates.Length));
        double total = 0;
        for (var row = 0; row < candidates.Length; row++)
        {
            var profile = catalogue.Profiles[candidates[row]];
            for (var part = 0; part < asked.Length; part++)
            {
                ref var roleSum = ref ofRole[(first[row] * asked.Length) + part];
                if (first[row] == row)
                {
                    roleSum = SumOfRole(asked[part].Item2, profile);
                }

                scores[row] += asked[part].Item1 * SumOfWords(roleSum, asked[part].Item2, profile);
            }

            total += scores[row];
        }

        var mean = (float)(total / candidates.Length);
        for (var row = 0; row < candidates.Length; row++)
        {
            values[(row * FeatureMatrix.Width) + FeatureSet.LogitColumn] = scores[row] - mean;
        }

        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(ofRole);
        ArrayPool<int>.Shared.Return(first);
    }

    /// <summary>Adds everything a score can depend on to a hash.</summary>
    internal void AppendTo(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes<float>(Weights));

    private float SumOfRole(AskedKeys asked, InstitutionProfile institution)
    {
        var sum = new WeightSum(this, 0);
        ContentCrosses.VisitRole(ref sum, asked, institution);
        return sum.Value;
    }

    /// <summary>Goes on with a sum: the words come behind the role, so that every float is added in the order it was learnt in.</summary>
    private float SumOfWords(float sumOfRole, AskedKeys asked, InstitutionProfile institution)
    {
        var sum = new WeightSum(this, sumOfRole);
        ContentCrosses.VisitWords(ref sum, asked, institution);
        return sum.Value;
    }

    private struct WeightSum(LogitModel model, float begin) : ICrossSink
    {
        private readonly float[] _weights = model.Weights;
        private readonly FeatureMask? _without = ReferenceEquals(model.Without, FeatureMask.None) ? null : model.Without;

        public float Value { get; private set; } = begin;

        public void Add(ContentCrosses.Side side, ContentCrosses.Asked asked, int bucket)
        {
            if (_without is null || !_without.Hides(side, asked))
            {
                Value += _weights[bucket];
            }
        }
    }
}
