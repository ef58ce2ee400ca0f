using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Training;

/// <summary>A models folder with judged and unjudged versions of the small world, made once; nothing in it is active.</summary>
public sealed class JudgedWorld : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public JudgedWorld()
    {
        var registry = new ModelRegistry(_folder.Path);
        Good = Train(registry, Judged).Version;
        Bad = Train(registry, Worse).Version;
        Unjudged = Train(registry, Judged with { EvaluationYears = 0, Options = JobWorld.Quick with { Seed = 2 } }).Version;
        OtherWindow = Train(registry, Judged with { EvaluationYears = 3, Options = JobWorld.Quick with { Seed = 3 } }).Version;
    }

    /// <summary>Trains as well as it can.</summary>
    public static TrainRequest Judged { get; } = new() { Options = JobWorld.Quick };

    /// <summary>Learns nothing: no logit, and one tree that sees only zeros.</summary>
    public static TrainRequest Worse { get; } = new()
    {
        Options = JobWorld.Quick with
        {
            Logit = new LogitOptions { Iterations = 0 },
            Trees = new TreeOptions { Trees = 1, Leaves = 2 },
            Without = FeatureMask.Columns(FeatureSet.Columns.Skip(1).Select(column => column.Name)),
        },
    };

    public string Good { get; }

    public string Bad { get; }

    public string Unjudged { get; }

    /// <summary>Judged on three years instead of four.</summary>
    public string OtherWindow { get; }

    /// <summary>A copy of a test's own, with a version active.</summary>
    public ModelRegistry Copy(TemporaryFolder to, string? active)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            var copy = to.File(Path.GetRelativePath(_folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var registry = new ModelRegistry(to.Path);
        if (active is not null)
        {
            registry.Activate(active);
        }

        return registry;
    }

    public void Dispose() => _folder.Dispose();

    private static TrainResult Train(ModelRegistry registry, TrainRequest request) =>
        TrainJob.Run(JobWorld.Data, registry, request with { Activate = false }, new FixedClock());
}
