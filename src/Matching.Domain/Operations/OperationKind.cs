namespace Matching.Domain;

/// <summary>What a long-running operation does. Numbers are stored: never renumber, only add.</summary>
public enum OperationKind
{
    /// <summary>Not given; never stored.</summary>
    Unspecified = 0,

    /// <summary>Trains a model.</summary>
    TrainModel = 1,

    /// <summary>Writes the tops of all active rankings as a new generation.</summary>
    PublishRankings = 2,
}
