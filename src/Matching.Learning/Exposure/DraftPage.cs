namespace Matching.Learning;

/// <summary>The head of one ranking as the draft sees it.</summary>
/// <param name="Institutions">Institution numbers, best first, each once.</param>
/// <param name="Shares">Each one's share of the ranking, 0 to 1, never rising: <c>exp(score) / sum of exp(score) over all candidates</c>.</param>
public readonly record struct DraftPage(int[] Institutions, double[] Shares);
