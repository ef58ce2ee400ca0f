namespace Matching.Learning;

/// <summary>What is wrong with a model version that is refused; metrics count by it.</summary>
public enum ModelFault
{
    /// <summary>A file is missing, differs from the manifest, or cannot be read.</summary>
    Damaged = 1,

    /// <summary>It was trained on a feature set this program does not compute.</summary>
    FeatureSet = 2,

    /// <summary>It is not the version its name says.</summary>
    Foreign = 3,

    /// <summary>It does not give the scores that were written down when it was trained.</summary>
    WrongScores = 4,

    /// <summary>Checking it did not end within its time.</summary>
    TimeLimit = 5,

    /// <summary>The process that checked it broke down.</summary>
    Crashed = 6,
}
