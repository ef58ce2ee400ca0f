namespace Matching.Testing;

/// <summary>A folder of a test's own, removed with everything in it when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder, with a space in its name so that every path is quoted right.</summary>
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("matching test ").FullName;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>A path inside it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
