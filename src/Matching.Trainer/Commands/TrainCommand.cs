using System.CommandLine;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>train</c>: learns a model from a store and activates it.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var models = CommonOptions.Models();
        var seed = CommonOptions.Seed();
        var asOf = CommonOptions.Year("--as-of", "Learn only from engagements before this year; default: from all.");
        var trainer = CommonOptions.Trainer();
        var evaluationYears = CommonOptions.Number(
            "--evaluation-years", "Years before the as-of year that are held back to say how good the model is; 0 for none.", value: TrainRequest.DefaultEvaluationYears, least: 0, most: 50);
        var dataNote = CommonOptions.DataNote("for the card");
        var noActivate = new Option<bool>("--no-activate") { Description = "Write the version but leave the active one as it is." };
        var force = new Option<bool>("--force") { Description = "Activate it even if it does worse than the active version; its manifest and activations.log then say so." };
        return new Command("train", "Learns a model from a store, judges it on held-back years, writes a version and activates it unless it does worse than the active one.")
        {
            database, models, asOf, trainer, seed, evaluationYears, dataNote, noActivate, force,
        }.Does((parse, cancellationToken) =>
        {
            using var store = MatchingStore.Open(new StoreOptions(parse.GetRequiredValue(database)) { ReadOnly = true });
            var request = new TrainRequest
            {
                Options = new TrainingOptions
                {
                    AsOfYear = parse.GetValue(asOf),
                    Seed = parse.GetValue(seed),
                    Trainer = CommonOptions.TrainerGiven(parse, trainer),
                },
                EvaluationYears = parse.GetValue(evaluationYears),
                DataNote = CommonOptions.DataNoteGiven(parse, dataNote),
                Activate = !parse.GetValue(noActivate),
                Force = parse.GetValue(force),
            };
            var registry = new ModelRegistry(parse.GetRequiredValue(models));
            var data = LearningData.LoadForTraining(store);
            TrainResult result;
            using (var progress = JobDisplay.Create())
            {
                result = CommandAudit.Around(
                    parse.GetRequiredValue(database), registry, "train", ModelAudit.Unnamed, () => TrainJob.Run(data, registry, request, TimeProvider.System, progress, cancellationToken));
            }

            Show(result, request, registry);
            return result.Activated || !request.Activate ? ExitCodes.Success : throw new GateRefusedException(result.Version, result.Verdict);
        });
    }

    private static void Show(TrainResult result, TrainRequest request, ModelRegistry registry)
    {
        var manifest = result.Manifest;
        Console.WriteLine($"Model {manifest.Version}: {manifest.Queries} past queries, {manifest.Rows} rows, before {manifest.AsOfYear}.");
        Console.WriteLine(result.Judged?.Metrics is { } metrics
            ? $"On {metrics.Cutoff}-{metrics.Until}, held back: NDCG@10 {metrics.Ndcg} over {metrics.Queries} queries (best rule without learning {metrics.BaselineNdcg})."
            : "Not judged: too little history to hold years back, or none were asked for.");
        VerdictText.Write(result.Verdict);
        if (result.WasThere)
        {
            Console.WriteLine(
                $"The same model was there already, trained {manifest.TrainedAt:yyyy-MM-dd HH:mm}Z. A version is never changed: its figures and card stay as they were{(request.DataNote is null ? string.Empty : ", and the data note given now was not used")}.");
        }

        if (result.Activated)
        {
            Console.WriteLine($"It is now the active version in {registry.Directory}{(result.Verdict.Passed ? "." : ", against the gate.")}");
        }
        else if (!request.Activate)
        {
            Console.WriteLine("It is not active: models activate makes it so.");
        }
    }
}
