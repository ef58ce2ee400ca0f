namespace Matching.Learning;

/// <summary>How the pointwise logistic regression is fitted. Defaults: the best of the trials in docs/experiments.md, "Baselines".</summary>
/// <param name="Penalty">L2 penalty on standardised columns, 0 or more.</param>
/// <param name="Logarithms">Whether columns enter as sign(x)·ln(1 + |x|) rather than as they are.</param>
/// <param name="ReadsLogit">Whether the first stage's score is one of the columns.</param>
internal sealed record PointwiseOptions(float Penalty = 100, bool Logarithms = true, bool ReadsLogit = true);
