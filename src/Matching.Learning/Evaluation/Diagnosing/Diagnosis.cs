namespace Matching.Learning;

/// <summary>A closer look at a ranker's answers over one window.</summary>
/// <param name="Calibration">Chances the scores imply against how often they came true, lowest chance first.</param>
/// <param name="Scores">Scores of the institutions chosen and of all others.</param>
/// <param name="Misses">The queries answered worst, worst first.</param>
public sealed record Diagnosis(IReadOnlyList<CalibrationBin> Calibration, ScoreHistogram Scores, IReadOnlyList<Miss> Misses);
