namespace Matching.Learning;

/// <summary>A model fresh from training, as the bytes of its files.</summary>
/// <param name="Trees">The ML.NET model file, <c>model.zip</c>.</param>
/// <param name="Logit">The first stage, <c>logit.bin</c>.</param>
/// <param name="AsOfYear">Engagements of this year and later were not used.</param>
/// <param name="Queries">Past queries it learnt from.</param>
/// <param name="Rows">Rows the trees were grown on.</param>
public sealed record TrainedModel(byte[] Trees, byte[] Logit, int AsOfYear, int Queries, int Rows)
{
    /// <summary>What it was trained without, and is asked without; its files do not say so.</summary>
    public FeatureMask Without { get; init; } = FeatureMask.None;

    /// <summary>Makes it ready to score.</summary>
    /// <param name="version">The name it answers with.</param>
    public RankingModel Load(string version) => RankingModel.Read(version, Trees, Logit, Without);
}
