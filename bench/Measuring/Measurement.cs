namespace Matching.Bench.Measuring;

/// <summary>What a benchmark found, or why it could not be run here.</summary>
/// <param name="Figures">Empty when skipped.</param>
/// <param name="SkipReason">Null unless skipped.</param>
internal sealed record Measurement(IReadOnlyList<Figure> Figures, string? SkipReason)
{
    /// <summary>It ran.</summary>
    public static Measurement Of(params IEnumerable<Figure> figures) => new([.. figures], SkipReason: null);

    /// <summary>It cannot run on this system.</summary>
    public static Measurement Skipped(string reason) => new([], reason);
}
