namespace Matching.Learning;

/// <summary>How EASE scores. Defaults: the best of the trials in docs/experiments.md, "Baselines".</summary>
/// <param name="Penalty">L2 penalty on the item-to-item weights, above 0.</param>
/// <param name="Decay">What a year's age leaves of an engagement, above 0 up to 1.</param>
/// <param name="Repeat">Added for an institution the enterprise has engaged itself, which EASE leaves out by design.</param>
/// <param name="Popularity">Weight of ln(1 + 100 × engagements in the sector + engagements), which decides where EASE is silent.</param>
internal sealed record EaseOptions(double Penalty = 30, double Decay = 0.9, double Repeat = 0.3, double Popularity = 0.3);
