using System.Text.Json;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>What a version needs to score, read once: hashes are compared before anything looks inside.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Trees">Bytes of <c>model.zip</c>.</param>
/// <param name="Logit">Bytes of <c>logit.bin</c>.</param>
/// <param name="Golden">The golden set.</param>
internal sealed record VersionFiles(ModelManifest Manifest, byte[] Trees, byte[] Logit, GoldenSet Golden)
{
    /// <summary>Reads the manifest alone.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The manifest cannot be read, or is another version's.</exception>
    public static ModelManifest ReadManifest(string folder, string version)
    {
        var path = Path.Combine(folder, ModelFiles.Manifest);
        if (!File.Exists(path))
        {
            throw new UnknownResourceException("model", version);
        }

        ModelManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllText(path), ModelFiles.Json)
                ?? throw new ModelDamagedException($"'{version}' has an empty manifest");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new ModelDamagedException($"'{version}' has a manifest that cannot be read", exception);
        }

        if (manifest.Artefacts is null || manifest.Files is null || manifest.Packages is null || manifest.ForcedActivations is null)
        {
            throw new ModelDamagedException($"'{version}' has a manifest that cannot be read: a list is null");
        }

        return manifest.Version == version
            ? manifest
            : throw new ModelDamagedException($"in the folder '{version}' says it is '{manifest.Version}'", fault: ModelFault.Foreign);
    }

    /// <summary>Reads a version and compares every hash, its feature set and its name.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">A file differs from the manifest, or it was made for another feature set.</exception>
    public static VersionFiles Read(string folder, string version)
    {
        var manifest = ReadManifest(folder, version);
        if (manifest.FeatureSetVersion != FeatureSet.Version)
        {
            throw new ModelDamagedException(
                $"'{version}' was trained on feature set {manifest.FeatureSetVersion}, this program computes {FeatureSet.Version}: retrain it",
                fault: ModelFault.FeatureSet);
        }

        var (trees, logit) = (ReadFile(folder, manifest, ModelFiles.Trees), ReadFile(folder, manifest, ModelFiles.Logit));
        if (ModelRegistry.VersionOf(manifest.AsOfYear, trees, logit) != version)
        {
            throw new ModelDamagedException($"'{version}' has the artefacts of another version: its name is made from theirs", fault: ModelFault.Foreign);
        }

        return new VersionFiles(manifest, trees, logit, GoldenFile.Read(ReadFile(folder, manifest, ModelFiles.Golden)));
    }

    /// <summary>Reads a file after comparing its hash with the manifest's.</summary>
    /// <exception cref="ModelDamagedException">It is missing or differs.</exception>
    public static byte[] ReadFile(string folder, ModelManifest manifest, string name)
    {
        var expected = manifest.Artefacts.GetValueOrDefault(name) ?? manifest.Files.GetValueOrDefault(name)
            ?? throw new ModelDamagedException($"'{manifest.Version}' has no {name} in its manifest: train it again with this program");
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new ModelDamagedException($"'{manifest.Version}' has no {name}");
        }

        var bytes = File.ReadAllBytes(path);
        return expected == ModelFiles.Hash(bytes)
            ? bytes
            : throw new ModelDamagedException($"'{manifest.Version}' has a {name} that differs from its manifest: restore it or activate another version");
    }

    /// <summary>Makes the model ready to score and checks it against its golden set.</summary>
    /// <exception cref="ModelDamagedException">It cannot be read, or does not score as it did when it was trained.</exception>
    public RankingModel ToModel()
    {
        var model = RankingModel.Read(Manifest.Version, Trees, Logit);
        Golden.Check(model);
        return model;
    }
}
