namespace Matching.Learning.Tests.Registry;

/// <summary>
/// Not a test: what a child process of <see cref="KilledRegistryTests"/> runs until it is killed. Writes two versions and activates them in
/// turn, over and over.
/// </summary>
public sealed class WriteUntilKilled
{
    internal const string SourceVariable = "MATCHING_TEST_KILL_SOURCE";
    internal const string ModelsVariable = "MATCHING_TEST_KILL_MODELS";
    internal const string Ready = "ready";

    [Fact(Explicit = true)]
    public void SaveAndActivate_ForEver_UntilKilled()
    {
        var source = Environment.GetEnvironmentVariable(SourceVariable);
        Assert.SkipWhen(source is null, "run by KilledRegistryTests only");
        var from = new ModelRegistry(source!);
        var drafts = from.List().Select(manifest => Draft(from, manifest)).ToArray();
        var models = Environment.GetEnvironmentVariable(ModelsVariable)!;
        var registry = new ModelRegistry(models);
        for (var round = 0; !TestContext.Current.CancellationToken.IsCancellationRequested; round++)
        {
            var draft = drafts[round % drafts.Length];
            var folder = Path.Combine(models, draft.Manifest.Version);
            if (Directory.Exists(folder))
            {
                // Taken out of the way in one step, so that a kill here leaves no half version that the product would be blamed for.
                Directory.Move(folder, Path.Combine(source!, $"old {Environment.ProcessId} {round}"));
            }

            registry.Save(draft);
            registry.Activate(draft.Manifest.Version, round % 3 == 0 ? "a test" : null);
            if (round == 0)
            {
                File.WriteAllText(Path.Combine(source!, Ready), string.Empty);
            }
        }
    }

    private static ModelDraft Draft(ModelRegistry from, ModelManifest manifest)
    {
        var version = manifest.Version;
        var model = new TrainedModel(from.ReadFile(version, ModelFiles.Trees), from.ReadFile(version, ModelFiles.Logit), manifest.AsOfYear, manifest.Queries, manifest.Rows);
        return new ModelDraft(model, manifest, manifest.Files.Keys.ToDictionary(name => name, name => from.ReadFile(version, name), StringComparer.Ordinal));
    }
}
