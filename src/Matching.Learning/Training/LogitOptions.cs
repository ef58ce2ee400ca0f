namespace Matching.Learning;

/// <summary>How the logit is fitted.</summary>
/// <param name="Epochs">Passes over the queries, 1 or more.</param>
/// <param name="LearningRate">AdaGrad step.</param>
/// <param name="Penalty">L2 penalty over the whole of the queries.</param>
public sealed record LogitOptions(int Epochs = 30, float LearningRate = 0.1f, float Penalty = 300f);
