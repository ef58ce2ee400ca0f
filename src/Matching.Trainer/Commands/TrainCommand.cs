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
        var trainer = new Option<string>("--trainer") { Description = "What grows the trees.", DefaultValueFactory = _ => "lightgbm" };
        trainer.AcceptOnlyFromAmong("lightgbm", "fasttree");
        var evaluationYears = CommonOptions.Number(
            "--evaluation-years", "Years before the as-of year that are held back to say how good the model is; 0 for none.", value: 4, least: 0, most: 50);
        var dataNote = new Option<FileInfo?>("--data-note") { Description = "Markdown file that says what the data is and under which licence, for the card.", HelpName = "FILE" };
        var noActivate = new Option<bool>("--no-activate") { Description = "Write the version but leave the active one as it is." };
        return new Command("train", "Learns a model from a store, judges it on held-back years, writes a version and activates it.")
        {
            database, models, asOf, trainer, seed, evaluationYears, dataNote, noActivate,
        }.Does((parse, cancellationToken) =>
        {
            using var store = MatchingStore.Open(new StoreOptions(parse.GetRequiredValue(database)) { ReadOnly = true });
            var request = new TrainRequest
            {
                Options = new TrainingOptions
                {
                    AsOfYear = parse.GetValue(asOf),
                    Seed = parse.GetValue(seed),
                    Trainer = parse.GetValue(trainer) == "fasttree" ? TreeTrainer.FastTree : TreeTrainer.LightGbm,
                },
                EvaluationYears = parse.GetValue(evaluationYears),
                DataNote = parse.GetValue(dataNote) is { } file ? File.ReadAllText(file.FullName) : null,
                Activate = !parse.GetValue(noActivate),
            };
            var registry = new ModelRegistry(parse.GetRequiredValue(models));
            ModelManifest manifest;
            using (var progress = JobDisplay.Create())
            {
                manifest = TrainJob.Run(LearningData.Load(store), registry, request, TimeProvider.System, progress, cancellationToken);
            }

            Console.WriteLine($"Model {manifest.Version}: {manifest.Queries} past queries, {manifest.Rows} rows, before {manifest.AsOfYear}.");
            Console.WriteLine(manifest.Metrics is { } metrics
                ? $"On {metrics.Cutoff}-{metrics.Until}, held back: NDCG@10 {metrics.Ndcg} over {metrics.Queries} queries (best rule without learning {metrics.BaselineNdcg})."
                : "Not judged: too little history to hold years back, or none were asked for.");
            Console.WriteLine(request.Activate ? $"It is now the active version in {registry.Directory}." : "It is not active: models activate makes it so.");
            return ExitCodes.Success;
        });
    }
}
