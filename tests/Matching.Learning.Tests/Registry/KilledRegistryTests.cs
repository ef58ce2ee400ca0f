using System.Diagnostics;
using Matching.Testing;

namespace Matching.Learning.Tests.Registry;

/// <summary>Kills a real process while it writes and activates versions, at seeded random moments.</summary>
public sealed class KilledRegistryTests : IDisposable
{
    private const int Kills = 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SaveAndActivate_KilledAtAnyMoment_LeavesTheStateBeforeOrAfter()
    {
        var source = new ModelRegistry(_folder.File("source"));
        string[] versions = [Save(source, Worlds.Other()), Save(source, Worlds.Other(3))];
        var registry = new ModelRegistry(_folder.File("models"));
        var random = new Random(20);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(TimeSpan.FromMilliseconds(random.Next(300)), TestContext.Current.CancellationToken);

            // The active version is whole, and so is every version that has a name; anything else lies aside.
            var current = registry.CurrentVersion();
            Assert.Contains(current, versions);
            Assert.NotEmpty(registry.List());
            foreach (var manifest in registry.List())
            {
                registry.Load(manifest.Version);
                Assert.All(manifest.Files.Keys, name => registry.ReadFile(manifest.Version, name));
            }

            // The child takes a version away before it writes it anew; the one that is active is never that one.
            Assert.Contains(registry.List(), manifest => manifest.Version == current);
            var log = await File.ReadAllLinesAsync(_folder.File("models/activations.log"), TestContext.Current.CancellationToken);
            Assert.All(log, line => Assert.Contains(line.Split(' ')[1], versions));
        }

        // Work goes on as if nothing had happened.
        Save(registry, Worlds.Other());
        Save(registry, Worlds.Other(3));
        registry.Activate(versions[0]);
        registry.Activate(versions[1]);
        Assert.Equal(versions[0], registry.Rollback());
        Assert.Empty(Directory.EnumerateFileSystemEntries(registry.Directory, ".aside-*"));
    }

    private static string Save(ModelRegistry registry, ModelDraft draft)
    {
        registry.Save(draft);
        return draft.Manifest.Version;
    }

    private async Task KillAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KilledRegistryTests).Assembly.Location);
        }

        foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(WriteUntilKilled).FullName}.{nameof(WriteUntilKilled.SaveAndActivate_ForEver_UntilKilled)}" })
        {
            start.ArgumentList.Add(argument);
        }

        var ready = _folder.File(Path.Combine("source", WriteUntilKilled.Ready));
        File.Delete(ready);
        start.Environment[WriteUntilKilled.SourceVariable] = _folder.File("source");
        start.Environment[WriteUntilKilled.ModelsVariable] = _folder.File("models");
        using var watcher = new FileSystemWatcher(_folder.File("source"), WriteUntilKilled.Ready) { EnableRaisingEvents = true };
        var reached = new TaskCompletionSource();
        watcher.Created += (_, _) => reached.TrySetResult();
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(cancellationToken);
        try
        {
            var first = await Task.WhenAny(reached.Task, child.WaitForExitAsync(cancellationToken)).WaitAsync(TimeSpan.FromSeconds(90), cancellationToken);
            Assert.True(first == reached.Task, child.HasExited ? await output : "the child did not begin");
            await Task.Delay(after, cancellationToken);
        }
        finally
        {
            child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
        }
    }
}
