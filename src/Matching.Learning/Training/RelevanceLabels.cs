namespace Matching.Learning;

/// <summary>Relevance as the tree trainers take it: whole labels from 0, and what each is worth.</summary>
/// <remarks>Where all choices are worth the same there are two labels, and the trainers' own gains do: then nothing depends on the unit.</remarks>
internal sealed class RelevanceLabels
{
    private readonly int[] _steps;

    /// <summary>Finds the labels that occur.</summary>
    /// <param name="relevance">Of every row; 0 is not chosen.</param>
    public RelevanceLabels(IEnumerable<float> relevance) => _steps = [.. relevance.Where(value => value > 0).Select(StepsOf).Distinct().Order()];

    /// <summary>What each label is worth, label 0 first; null for the trainers' own.</summary>
    public int[]? Gains => _steps.Length <= 1 ? null : [0, .. _steps];

    /// <summary>The label of a relevance that occurs.</summary>
    public int Of(float relevance) => relevance > 0 ? Array.BinarySearch(_steps, StepsOf(relevance)) + 1 : 0;

    private static int StepsOf(float relevance) => Math.Max(1, (int)Math.Round(relevance * GradeGains.Steps));
}
