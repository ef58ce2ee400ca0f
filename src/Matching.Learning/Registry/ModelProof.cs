using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matching.Learning;

/// <summary>
/// The whole proof of a version: everything <see cref="ModelRegistry.Load"/> checks, and that ML.NET's own <c>Transform</c> gives the same
/// tree scores. A damaged file can make ML.NET run for ever or bring the process down, so this runs in a process of its own.
/// </summary>
public static class ModelProof
{
    /// <summary>Proves a version.</summary>
    /// <exception cref="Domain.UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">It must not serve.</exception>
    public static void Run(ModelRegistry registry, string version)
    {
        var files = registry.Read(version);
        var transformed = Transform(version, files);
        var model = files.ToModel();
        var own = model.Trees.Score(files.Golden.Rows);
        for (var row = 0; row < own.Length; row++)
        {
            if (BitConverter.SingleToInt32Bits(own[row]) != BitConverter.SingleToInt32Bits(transformed[row]))
            {
                throw new ModelDamagedException(
                    $"'{version}' is scored {transformed[row]:R} by ML.NET and {own[row]:R} by the product's own scorer on row {row} of its golden set",
                    fault: ModelFault.WrongScores);
            }
        }
    }

    private static float[] Transform(string version, VersionFiles files)
    {
        try
        {
            var context = new MLContext(1);
            using var stream = new MemoryStream(files.Trees, writable: false);
            var transformer = context.Model.Load(stream, out _);
            var rows = Enumerable.Range(0, files.Golden.Rows.Height).Select(row => new TreeRow { Features = files.Golden.Rows.Row(row).ToArray(), GroupId = 1 });
            var scores = transformer.Transform(context.Data.LoadFromEnumerable(rows, TreeGrower.Schema(groups: 1))).GetColumn<float>("Score").ToArray();
            return scores.Length == files.Golden.Rows.Height ? scores : throw new ModelDamagedException($"'{version}' scores {scores.Length} of {files.Golden.Rows.Height} rows");
        }
        catch (Exception exception) when (exception is not ModelDamagedException and not OutOfMemoryException)
        {
            // ML.NET throws whatever the damaged byte leads to; every one of them means the same.
            throw new ModelDamagedException($"'{version}' cannot be run by ML.NET", exception);
        }
    }
}
