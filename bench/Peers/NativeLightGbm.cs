using System.Text;
using Matching.Learning;

namespace Matching.Bench.Peers;

/// <summary>The product's trees, scored by LightGBM's native library on one thread.</summary>
internal sealed class NativeLightGbm : IDisposable
{
    private static readonly byte[] OneThread = "num_threads=1\0"u8.ToArray();

    private readonly IntPtr _booster;

    /// <summary>Loads trees.</summary>
    /// <exception cref="InvalidOperationException">The library refuses them.</exception>
    /// <exception cref="DllNotFoundException">There is no such library for this system.</exception>
    public NativeLightGbm(DecisionTrees trees) =>
        LightGbmLibrary.Check(LightGbmLibrary.LGBM_BoosterLoadModelFromString(Encoding.ASCII.GetBytes(LightGbmText.Write(trees) + "\0"), out _, out _booster));

    /// <summary>Scores every row of a batch.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="scores">One place a row.</param>
    public void Score(FeatureMatrix matrix, double[] scores) =>
        LightGbmLibrary.Check(LightGbmLibrary.LGBM_BoosterPredictForMat(
            _booster, matrix.Values, LightGbmLibrary.Float32, matrix.Height, FeatureMatrix.Width, isRowMajor: 1, LightGbmLibrary.RawScore, firstIteration: 0, iterations: -1, OneThread, out _, scores));

    /// <inheritdoc/>
    public void Dispose() => LightGbmLibrary.Check(LightGbmLibrary.LGBM_BoosterFree(_booster));
}
