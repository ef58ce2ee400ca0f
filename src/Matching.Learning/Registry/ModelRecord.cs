using System.Reflection;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning;

/// <summary>Draws up the files of a fresh model's version.</summary>
public static class ModelRecord
{
    /// <summary>Draws up everything a version holds beside its artefacts, from the data it was trained on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it was trained.</param>
    /// <param name="catalogue">Who existed.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="judged">How the recipe did on unseen years, or null.</param>
    /// <param name="dataNote">What the data is, its licence and its limits, Markdown; null when nobody said.</param>
    /// <param name="trainedAt">When.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    public static ModelDraft Draft(
        TrainedModel model,
        TrainingOptions options,
        Catalogue catalogue,
        EngagementLog log,
        JudgedRecipe? judged,
        string? dataNote,
        DateTimeOffset trainedAt,
        CancellationToken cancellationToken = default)
    {
        var manifest = Manifest(model, options, DataFingerprint.Of(catalogue, log, model.AsOfYear), judged?.Metrics, trainedAt);
        var draft = new ModelDraft(model, manifest, new Dictionary<string, byte[]>(StringComparer.Ordinal))
            .With(ModelFiles.Golden, GoldenFile.Write(GoldenSet.Take(catalogue, log, model)))
            .With(ModelFiles.Profile, FeatureProfile.Take(catalogue, log, model.AsOfYear, cancellationToken).Write())
            .With(ModelFiles.Card, Encoding.UTF8.GetBytes(Card(manifest, dataNote)));
        return judged is null ? draft : draft.With(ModelFiles.Window, WindowFile.Write(judged.Results));
    }

    private static ModelManifest Manifest(TrainedModel model, TrainingOptions options, string fingerprint, ModelMetrics? metrics, DateTimeOffset trainedAt) => new()
    {
        Version = ModelRegistry.VersionOf(model),
        TrainedAt = trainedAt,
        FeatureSetVersion = FeatureSet.Version,
        AsOfYear = model.AsOfYear,
        Trainer = options.Trainer.ToString(),
        Seed = options.Seed,
        DataFingerprint = fingerprint,
        Artefacts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ModelFiles.Trees] = ModelFiles.Hash(model.Trees),
            [ModelFiles.Logit] = ModelFiles.Hash(model.Logit),
        },
        Packages = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Microsoft.ML"] = VersionOf(typeof(MLContext)),
            ["Microsoft.ML.LightGbm"] = VersionOf(typeof(LightGbmRankingTrainer)),
            ["Microsoft.ML.FastTree"] = VersionOf(typeof(FastTreeRankingTrainer)),
        },
        Queries = model.Queries,
        Rows = model.Rows,
        Metrics = metrics,
        Recipe = options with { AsOfYear = model.AsOfYear },
    };

    /// <summary>The card of a model: what it is, what it learnt from, how good it is and where it fails. Markdown.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="dataNote">What the data is, its licence and its limits, Markdown; null when nobody said.</param>
    private static string Card(ModelManifest manifest, string? dataNote) => $"""
        # Model {manifest.Version}

        Ranks local institutions for a Chinese enterprise going abroad: whom to meet first in this country, for this sector.
        It orders candidates; its scores are not probabilities and compare within one ranking only.

        - **Trained on** {manifest.Queries} past queries ({manifest.Rows} rows), everything known before {manifest.AsOfYear}.
        - **Method**: a conditional logit over kind, concepts, name words and counts, corrected by LambdaMART trees ({manifest.Trainer},
          {FeatureSet.Columns.Count} columns, weight {RankingModel.TreeShare}); feature set {manifest.FeatureSetVersion}, seed {manifest.Seed}.
        - **Data fingerprint** `{manifest.DataFingerprint}`.

        ## How good it is

        {Metrics(manifest.Metrics)}

        ## The data

        {dataNote ?? "Not stated by whoever trained it. State the source and its licence before you publish anything made with this model."}

        ## Limits

        - It learns from who was engaged, not from who would have been best: an institution that was never chosen was not observed, not rejected.
        - Two thirds of right answers had never been engaged before; for those it judges by kind, name and what similar institutions did elsewhere.
        - Where the catalogue is thin, so are the alternatives, and every figure looks better than it is: read the hard test beside the plain one.
        - It knows nothing of reputation, sanctions or solvency: an adviser decides.

        """;

    private static string Metrics(ModelMetrics? metrics) => metrics is null
        ? "Not judged: there was too little history to hold years back, or nobody asked."
        : $"""
            The same recipe, trained on what was known before {metrics.Cutoff} and asked the {metrics.Queries} queries of {metrics.Cutoff}–{metrics.Until}
            {(metrics.Frozen ? "with history frozen at the cut-off" : "with history rolling on")}; candidates are all institutions of the country;
            95 % bootstrap intervals clustered by enterprise:

            | NDCG@10 | MRR | Hit@10 | NDCG@10 warm | NDCG@10 cold | best rule without learning, NDCG@10 |
            |---|---|---|---|---|---|
            | {metrics.Ndcg} | {metrics.ReciprocalRank} | {metrics.Hit} | {metrics.WarmNdcg} | {metrics.ColdNdcg} | {metrics.BaselineNdcg} |
            """;

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
