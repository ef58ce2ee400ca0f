namespace Matching.Learning;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Only engagements of earlier years are used. Null: everything in the log.</summary>
    public int? AsOfYear { get; init; }

    /// <summary>The trainer of the trees.</summary>
    public TreeTrainer Trainer { get; init; } = TreeTrainer.LightGbm;

    /// <summary>Same data, same options, same seed: the same model, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Years between the end of the history and a training query: served histories are older than the query, too.</summary>
    public IReadOnlyList<int> HistoryLags { get; init; } = [0, 1, 2, 4];

    /// <summary>Share, 0 to 1, of the plausible institutions missing from a country that are invented as negatives in training.</summary>
    public double InventedShare { get; init; } = 0.5;

    /// <summary>Parts the training queries are split into so that a query's content score comes from a model that never saw it.</summary>
    public int ContentFolds { get; init; } = 5;

    /// <summary>How the content model is fitted.</summary>
    public ContentOptions Content { get; init; } = new();

    /// <summary>How the trees are grown.</summary>
    public TreeOptions Trees { get; init; } = new();
}
