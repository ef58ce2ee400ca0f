namespace Matching.Learning;

/// <summary>How the content model is fitted.</summary>
/// <param name="Epochs">Passes over the queries, 1 or more.</param>
/// <param name="LearningRate">AdaGrad step.</param>
/// <param name="Penalty">L2 penalty over the whole of the queries.</param>
public sealed record ContentOptions(int Epochs = 15, float LearningRate = 0.1f, float Penalty = 1f);
