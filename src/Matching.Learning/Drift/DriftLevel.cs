namespace Matching.Learning;

/// <summary>What a figure of drift means.</summary>
public enum DriftLevel
{
    /// <summary>Nothing beyond chance.</summary>
    None = 1,

    /// <summary>Watch it.</summary>
    Moderate = 2,

    /// <summary>Retrain.</summary>
    Major = 3,
}
