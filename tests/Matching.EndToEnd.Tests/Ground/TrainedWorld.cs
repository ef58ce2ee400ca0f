using Matching.Testing;

[assembly: AssemblyFixture(typeof(Matching.EndToEnd.Tests.TrainedWorld))]

namespace Matching.EndToEnd.Tests;

/// <summary>Made once by the product's own commands: a sample world, its store, and two models.</summary>
public sealed class TrainedWorld : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The model trained with seed 1; active in a fresh <see cref="Copy"/>.</summary>
    public string FirstModel { get; private set; } = string.Empty;

    /// <summary>The model trained with seed 2.</summary>
    public string SecondModel { get; private set; } = string.Empty;

    private string Database => _folder.File("world.db");

    private string Models => _folder.File("models");

    public async ValueTask InitializeAsync()
    {
        var sample = _folder.File("sample");
        await TrainerAsync("sample", "--out", sample, "--institutions", "1500", "--enterprises", "40", "--engagements", "500");
        await TrainerAsync("import", "--db", Database, "--data", sample);
        await TrainAsync(1);
        FirstModel = Current();
        await TrainAsync(2);
        SecondModel = Current();
        await TrainerAsync("models", "activate", FirstModel, "--db", Database, "--models", Models, "--force");
        Assert.NotEqual(FirstModel, SecondModel);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A store and models of a test's own.</summary>
    public (string Database, string Models) Copy(TemporaryFolder to)
    {
        ArgumentNullException.ThrowIfNull(to);
        File.Copy(Database, to.File("matching.db"));
        foreach (var file in Directory.EnumerateFiles(Models, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to.File("models"), Path.GetRelativePath(Models, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return (to.File("matching.db"), to.File("models"));
    }

    /// <summary>Runs a command of the trainer, which must succeed.</summary>
    public static async Task TrainerAsync(params string[] args)
    {
        var (code, _, log) = await ChildProgram.RunAsync("Matching.Trainer", args);
        Assert.True(code == 0, $"'{string.Join(' ', args)}' exited {code}:{Environment.NewLine}{log}");
    }

    private Task TrainAsync(int seed) =>
        TrainerAsync("train", "--db", Database, "--models", Models, "--trainer", "fasttree", "--seed", $"{seed}", "--force");

    private string Current() => File.ReadAllText(Path.Combine(Models, "current")).Trim();
}
