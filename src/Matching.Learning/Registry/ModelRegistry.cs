using System.Text.Json;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// The models folder: one folder per version, never changed once written, and a file <c>current</c> that names the active one.
/// Several processes may use it at once.
/// </summary>
/// <param name="directory">The folder; made when the first version is saved.</param>
/// <param name="time">The clock of activations; the system's when null.</param>
public sealed class ModelRegistry(string directory, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The models folder.</summary>
    public string Directory => directory;

    /// <summary>The active version, or null when none was ever activated.</summary>
    public string? CurrentVersion()
    {
        var path = Path.Combine(directory, ModelFiles.Current);
        return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } version ? version : null;
    }

    /// <summary>Every version, oldest training first.</summary>
    public IReadOnlyList<ModelManifest> List() =>
        !System.IO.Directory.Exists(directory)
            ? []
            : [.. System.IO.Directory.EnumerateDirectories(directory)
                .Where(folder => File.Exists(Path.Combine(folder, ModelFiles.Manifest)))
                .Select(folder => Get(Path.GetFileName(folder)))
                .OrderBy(manifest => manifest.TrainedAt).ThenBy(manifest => manifest.Version, StringComparer.Ordinal)];

    /// <summary>The manifest of a version.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The manifest cannot be read.</exception>
    public ModelManifest Get(string version)
    {
        var path = Path.Combine(FolderOf(version), ModelFiles.Manifest);
        if (!File.Exists(path))
        {
            throw new UnknownResourceException("model", version);
        }

        try
        {
            return JsonSerializer.Deserialize<ModelManifest>(File.ReadAllText(path), ModelFiles.Json)
                ?? throw new ModelDamagedException($"'{version}' has an empty manifest");
        }
        catch (JsonException exception)
        {
            throw new ModelDamagedException($"'{version}' has a manifest that cannot be read ({path})", exception);
        }
    }

    /// <summary>The card of a version, Markdown.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    public string ReadCard(string version)
    {
        var path = Path.Combine(FolderOf(version), ModelFiles.Card);
        return File.Exists(path) ? File.ReadAllText(path) : throw new UnknownResourceException("model", version);
    }

    /// <summary>Loads a version after checking its hashes and its feature set.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">A file differs from its manifest, or was made for another feature set.</exception>
    public RankingModel Load(string version)
    {
        var manifest = Get(version);
        if (manifest.FeatureSetVersion != FeatureSet.Version)
        {
            throw new ModelDamagedException(
                $"'{version}' was trained on feature set {manifest.FeatureSetVersion}, this program computes {FeatureSet.Version}: retrain it");
        }

        return RankingModel.Read(version, ReadArtefact(manifest, ModelFiles.Trees), ReadArtefact(manifest, ModelFiles.Logit));
    }

    /// <summary>Writes a version: aside, flushed, renamed. One that is there already is left as it is.</summary>
    /// <param name="model">The files.</param>
    /// <param name="manifest">Its manifest; the version is <see cref="VersionOf"/> the model.</param>
    /// <param name="card">The card, Markdown.</param>
    public void Save(TrainedModel model, ModelManifest manifest, string card)
    {
        var folder = FolderOf(manifest.Version);
        if (File.Exists(Path.Combine(folder, ModelFiles.Manifest)))
        {
            return;
        }

        var aside = folder + ".partial";
        if (System.IO.Directory.Exists(aside))
        {
            System.IO.Directory.Delete(aside, recursive: true);
        }

        System.IO.Directory.CreateDirectory(aside);
        ModelFiles.Write(Path.Combine(aside, ModelFiles.Trees), model.Trees);
        ModelFiles.Write(Path.Combine(aside, ModelFiles.Logit), model.Logit);
        ModelFiles.Write(Path.Combine(aside, ModelFiles.Card), System.Text.Encoding.UTF8.GetBytes(card));
        ModelFiles.Write(Path.Combine(aside, ModelFiles.Manifest), JsonSerializer.SerializeToUtf8Bytes(manifest, ModelFiles.Json));
        System.IO.Directory.Move(aside, folder);
    }

    /// <summary>Makes a version the active one; the service follows within a second.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">It cannot be loaded; the active version stays.</exception>
    public void Activate(string version)
    {
        Load(version);
        File.AppendAllText(Path.Combine(directory, ModelFiles.Activations), $"{_time.GetUtcNow():O} {version}\n");
        ModelFiles.Replace(Path.Combine(directory, ModelFiles.Current), version + "\n");
    }

    /// <summary>Makes the version that was active before the current one active again, and returns its name.</summary>
    /// <exception cref="NoPreviousModelException">There was none before.</exception>
    public string Rollback()
    {
        var current = CurrentVersion();
        var path = Path.Combine(directory, ModelFiles.Activations);
        var activated = File.Exists(path) ? File.ReadAllLines(path).Select(line => line.Split(' ')[^1]).ToList() : [];
        var last = activated.LastIndexOf(current ?? string.Empty);
        var previous = activated.Take(Math.Max(0, last)).LastOrDefault(version => version != current)
            ?? throw new NoPreviousModelException(current, directory);
        Activate(previous);
        return previous;
    }

    /// <summary>The name a trained model gets: its as-of year and the start of its hash.</summary>
    public static string VersionOf(TrainedModel model) =>
        $"{model.AsOfYear}-{ModelFiles.Hash([.. model.Trees, .. model.Logit])[..8]}";

    private byte[] ReadArtefact(ModelManifest manifest, string name)
    {
        var path = Path.Combine(FolderOf(manifest.Version), name);
        if (!File.Exists(path))
        {
            throw new ModelDamagedException($"'{manifest.Version}' has no {name} ({path})");
        }

        var bytes = File.ReadAllBytes(path);
        return manifest.Artefacts.TryGetValue(name, out var expected) && expected == ModelFiles.Hash(bytes)
            ? bytes
            : throw new ModelDamagedException($"'{manifest.Version}' has a {name} that differs from its manifest ({path}): restore it or activate another version");
    }

    private string FolderOf(string version) =>
        IdentifierRules.IsValid(version) ? Path.Combine(directory, version) : throw new UnknownResourceException("model", version);
}
