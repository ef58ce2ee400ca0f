namespace Matching.Learning;

/// <summary>How the logit is fitted.</summary>
/// <param name="Penalty">L2 penalty of a content cross, in units of one query's log-likelihood.</param>
/// <param name="HistoryPenalty">The same for a step of a counting feature. Far more: the steps of one column add up, and every query shows all of them.</param>
/// <param name="Iterations">Steps of the optimiser at most.</param>
public sealed record LogitOptions(double Penalty = 5, double HistoryPenalty = 100, int Iterations = 100);
