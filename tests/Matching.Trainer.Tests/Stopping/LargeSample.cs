using Matching.Interchange;
using Matching.Testing;

namespace Matching.Trainer.Tests.Stopping;

/// <summary>An invented world whose import takes seconds: long enough to be caught in the middle.</summary>
public sealed class LargeSample : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LargeSample() =>
        SampleWriter.Write(new SampleWorld(new SampleWorldOptions(Seed: 2, Engagements: 300_000)), Folder, progress: null, CancellationToken.None);

    public string Folder => _folder.File("large");

    public void Dispose() => _folder.Dispose();
}
