using System.Text.Json.Serialization;

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

    /// <summary>Earlier queries a logit must have learnt from before its scores may be used to grow trees.</summary>
    public int MinimumLogitQueries { get; init; } = 20;

    /// <summary>Past queries learnt from at most, the newest first: bounds time and memory on large data.</summary>
    public int MaximumQueries { get; init; } = 3000;

    /// <summary>Share, above 0 to 1, of the past queries learnt from: a seeded sample, the larger holding the smaller. For learning curves.</summary>
    public double QueryShare { get; init; } = 1;

    /// <summary>Candidates a training group holds at most; ranking groups of more than 10,000 rows fail in the trainer.</summary>
    public int MaximumCandidates { get; init; } = 1000;

    /// <summary>Rows (query, candidate) the logit learns from at most, over all its queries: bounds time and memory on large data.</summary>
    public int MaximumLogitRows { get; init; } = 250_000;

    /// <summary>Institutions of the subregion's other countries that stand beside a past query's own candidates for the logit; a seeded sample.</summary>
    public int AlternativesAbroad { get; init; } = 200;

    /// <summary>How much a past query counts, for the logit, when it is asked of its subregion, beside 1 when asked of its country. 0 leaves it out.</summary>
    public double SubregionWeight { get; init; } = 0.4;

    /// <summary>Part of the features that the model does without; for measuring only, so no manifest holds it.</summary>
    [JsonIgnore]
    public FeatureMask Without { get; init; } = FeatureMask.None;

    /// <summary>How the logit is fitted.</summary>
    public LogitOptions Logit { get; init; } = new();

    /// <summary>How the trees are grown.</summary>
    public TreeOptions Trees { get; init; } = new();
}
