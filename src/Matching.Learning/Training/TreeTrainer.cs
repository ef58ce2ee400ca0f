namespace Matching.Learning;

/// <summary>Which ML.NET ranking trainer grows the trees.</summary>
public enum TreeTrainer
{
    /// <summary>LightGBM LambdaMART; needs its native library (x64).</summary>
    LightGbm = 1,

    /// <summary>FastTree LambdaMART; managed code, runs anywhere.</summary>
    FastTree = 2,
}
