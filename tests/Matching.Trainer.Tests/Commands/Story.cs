using Matching.Testing;

namespace Matching.Trainer.Tests.Commands;

/// <summary>The whole road, walked once for all tests that look at it: sample, import twice, train twice, publish, list, backtest, roll back.</summary>
public sealed class Story : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, TrainerRun> _steps = new(StringComparer.Ordinal);

    /// <summary>The folder everything is in; its name has a space.</summary>
    public string Folder => _folder.Path;

    /// <summary>Every step by name.</summary>
    public IReadOnlyDictionary<string, TrainerRun> Steps => _steps;

    /// <summary>A path in the folder.</summary>
    public string File(string name) => _folder.File(name);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await StepAsync("sample", "sample", "--out", "the sample", "--institutions", "1500", "--enterprises", "40", "--engagements", "500");
        await StepAsync("import", "import", "--db", "store.db", "--data", "the sample");
        await StepAsync("import again", "import", "--db", "store.db", "--data", "the sample");
        await StepAsync("train", "train", "--db", "store.db", "--models", "models", "--trainer", "fasttree");
        await StepAsync("train another", "train", "--db", "store.db", "--models", "models", "--as-of", "2021", "--evaluation-years", "0", "--trainer", "fasttree", "--no-activate");
        await StepAsync("list", "models", "list", "--models", "models", "--db", "store.db");
        await StepAsync("show", "models", "show", Versions()[0], "--models", "models");
        await StepAsync("publish", "publish", "--db", "store.db", "--models", "models");
        await StepAsync("check", "models", "check", "--db", "store.db", "--models", "models", "--json");
        await StepAsync("activate", "models", "activate", Versions()[1], "--models", "models", "--force");
        await StepAsync("publish another", "publish", "--db", "store.db", "--models", "models");
        await StepAsync("rollback", "models", "rollback", "--models", "models", "--db", "store.db");
        await StepAsync(
            "backtest", "backtest", "--db", "store.db", "--cutoff", "2020", "--until", "2023", "--frozen", "--trainer", "fasttree", "--rankings-out", "out put/rankings.csv", "--report", "out put");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The versions in the models folder: the one trained first, then the other.</summary>
    public string[] Versions() =>
        [.. Directory.GetDirectories(File("models")).Select(folder => Path.GetFileName(folder)!).OrderByDescending(version => version, StringComparer.Ordinal)];

    private async Task StepAsync(string name, params string[] arguments) =>
        _steps.Add(name, (await TrainerProcess.RunAsync(Folder, arguments)).Expect(0));
}
