namespace Matching.Learning;

/// <summary>The rows the trees are grown on: groups of candidates, one group a query and history lag.</summary>
/// <param name="Features">Row-major, <see cref="FeatureMatrix.Width"/> columns.</param>
/// <param name="Grades">One relevance grade a row.</param>
/// <param name="GroupSizes">Rows of each group, in order; a group's rows stand together, as the trainers need.</param>
internal sealed record TrainingSet(float[] Features, int[] Grades, int[] GroupSizes)
{
    /// <summary>What each grade is worth, grade 0 first; null for the trainers' own gains.</summary>
    public int[]? Gains { get; init; }

    public int Rows => Grades.Length;
}
