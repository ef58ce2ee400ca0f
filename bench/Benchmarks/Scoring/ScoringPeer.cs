namespace Matching.Bench.Benchmarks;

/// <summary>Whom the scorer is compared with.</summary>
internal enum ScoringPeer
{
    /// <summary>ML.NET's <c>Transform</c>.</summary>
    Transform,

    /// <summary>ML.NET's <c>PredictionEngine</c>.</summary>
    Engine,

    /// <summary>LightGBM's native library.</summary>
    Native,
}
