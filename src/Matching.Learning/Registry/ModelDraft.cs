namespace Matching.Learning;

/// <summary>A version before it is written.</summary>
/// <param name="Model">The artefacts.</param>
/// <param name="Manifest">Names the hash of every file below.</param>
/// <param name="Files">Every file but the artefacts and the manifest, by name.</param>
public sealed record ModelDraft(TrainedModel Model, ModelManifest Manifest, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The same draft with one file more, or another one in its place.</summary>
    /// <param name="name">A plain file name such as <c>report.html</c>.</param>
    /// <param name="bytes">What is in it.</param>
    public ModelDraft With(string name, byte[] bytes)
    {
        if (name.Length == 0 || name != Path.GetFileName(name) || Manifest.Artefacts.ContainsKey(name) || name == ModelFiles.Manifest)
        {
            throw new ArgumentException($"'{name}' cannot be a further file of a version.", nameof(name));
        }

        var files = new SortedDictionary<string, byte[]>(Files.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = bytes };
        var hashes = new SortedDictionary<string, string>(Manifest.Files.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = ModelFiles.Hash(bytes) };
        return this with { Files = files, Manifest = Manifest with { Files = hashes } };
    }
}
