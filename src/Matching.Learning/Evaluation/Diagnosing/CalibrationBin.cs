namespace Matching.Learning;

/// <summary>Candidates whose scores imply about the same chance to be chosen.</summary>
/// <param name="Pairs">How many (query, candidate) pairs, 1 or more.</param>
/// <param name="Chance">Mean chance implied, 0 to 1: the softmax of the scores of a query's candidates, times the number of its right answers.</param>
/// <param name="Chosen">Share of them that were chosen.</param>
public sealed record CalibrationBin(int Pairs, double Chance, Interval Chosen);
