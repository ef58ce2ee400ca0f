namespace Matching.Learning;

/// <summary>
/// What a model version is made of; written beside it as <c>manifest.json</c>. Nothing in it ever changes but
/// <see cref="ForcedActivations"/>, to which every activation against the gate is added.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>As-of year and the first eight digits of the artefacts' SHA-256: the same model always has the same name.</summary>
    public required string Version { get; init; }

    /// <summary>When it was trained, UTC.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The feature set its columns belong to; only a program with the same one can score it.</summary>
    public required int FeatureSetVersion { get; init; }

    /// <summary>Engagements of this year and later were not used.</summary>
    public required int AsOfYear { get; init; }

    /// <summary>Which trainer grew the trees.</summary>
    public required string Trainer { get; init; }

    /// <summary>The seed it was trained with.</summary>
    public required int Seed { get; init; }

    /// <summary>SHA-256 of everything it learnt from, lower-case hex.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>SHA-256 of each artefact by file name, lower-case hex.</summary>
    public required IReadOnlyDictionary<string, string> Artefacts { get; init; }

    /// <summary>SHA-256 of every other file of the version by name, lower-case hex: golden set, window, profile, card, report.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Versions of the packages that trained it.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>Past queries it learnt from.</summary>
    public required int Queries { get; init; }

    /// <summary>Rows the trees were grown on.</summary>
    public required int Rows { get; init; }

    /// <summary>How well the same recipe did on years it had not seen; null when there was too little history to say.</summary>
    public ModelMetrics? Metrics { get; init; }

    /// <summary>Every option it was trained with, so that the recipe can be run again; null in versions of older programs.</summary>
    public TrainingOptions? Recipe { get; init; }

    /// <summary>What the gate said when it was trained; null when it was not asked.</summary>
    public GateVerdict? Gate { get; init; }

    /// <summary>Activations against the gate, oldest first.</summary>
    public IReadOnlyList<ForcedActivation> ForcedActivations { get; init; } = [];
}
