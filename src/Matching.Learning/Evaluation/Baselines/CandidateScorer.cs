namespace Matching.Learning;

/// <summary>Scores the candidates of a query from what the history knows; higher is better.</summary>
internal delegate float[] CandidateScorer(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates);
