using System.Text.Json;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// The models folder: one folder per version, never changed once written, and a file <c>current</c> that names the active one.
/// Several processes may use it at once; a process killed at any point leaves the state before or after what it did.
/// </summary>
/// <param name="directory">The folder; made when the first version is saved.</param>
/// <param name="time">The clock of activations; the system's when null.</param>
public sealed class ModelRegistry(string directory, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ActivationLog _log = new(Path.Combine(directory, ModelFiles.Activations));

    /// <summary>The models folder.</summary>
    public string Directory => directory;

    /// <summary>The active version, or null when none was ever activated.</summary>
    public string? CurrentVersion()
    {
        var path = Path.Combine(directory, ModelFiles.Current);
        return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } version ? version : null;
    }

    /// <summary>Every version, oldest training first.</summary>
    /// <param name="damaged">Takes the faults of versions whose manifest cannot be read; when null, the first one is thrown.</param>
    /// <exception cref="ModelDamagedException">A manifest cannot be read.</exception>
    public IReadOnlyList<ModelManifest> List(ICollection<ModelDamagedException>? damaged = null)
    {
        var manifests = new List<ModelManifest>();
        foreach (var version in Versions())
        {
            try
            {
                manifests.Add(Get(version));
            }
            catch (ModelDamagedException exception) when (damaged is not null)
            {
                damaged.Add(exception);
            }
        }

        return [.. manifests.OrderBy(manifest => manifest.TrainedAt).ThenBy(manifest => manifest.Version, StringComparer.Ordinal)];
    }

    /// <summary>The manifest of a version.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The manifest cannot be read.</exception>
    public ModelManifest Get(string version) => VersionFiles.ReadManifest(FolderOf(version), version);

    /// <summary>The card of a version, Markdown.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    public string ReadCard(string version)
    {
        var path = Path.Combine(FolderOf(version), ModelFiles.Card);
        return File.Exists(path) ? File.ReadAllText(path) : throw new UnknownResourceException("model", version);
    }

    /// <summary>The bytes of one of a version's files, after comparing them with the manifest's hash.</summary>
    /// <param name="version">The version.</param>
    /// <param name="name">The file's name, as in the manifest.</param>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The version has no such file, or it differs.</exception>
    public byte[] ReadFile(string version, string name) => VersionFiles.ReadFile(FolderOf(version), Get(version), name);

    /// <summary>Loads a version after checking its hashes, its feature set, the shape of its trees and its golden set.</summary>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">It must not serve; the exception says why.</exception>
    public RankingModel Load(string version) => Read(version).ToModel();

    /// <summary>Compares a version's hashes, feature set and name, without looking into the model: quick, and safe whatever the bytes are.</summary>
    /// <returns>Stands for the bytes compared: equal for equal bytes.</returns>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">A file is missing or differs, or belongs to another feature set or version.</exception>
    public string Compare(string version)
    {
        var manifest = Read(version).Manifest;
        return $"{version} {manifest.Artefacts[ModelFiles.Trees]} {manifest.Artefacts[ModelFiles.Logit]} {manifest.Files[ModelFiles.Golden]}";
    }

    /// <summary>Writes a version: aside, flushed, renamed. One that is there already and whole is left as it is.</summary>
    /// <param name="draft">What to write.</param>
    /// <returns>False when the version was there already.</returns>
    public bool Save(ModelDraft draft)
    {
        using var held = RegistryLock.Take(directory, _time);
        var folder = FolderOf(draft.Manifest.Version);
        if (IsWhole(draft.Manifest.Version))
        {
            return false;
        }

        RemoveLeftovers();
        var aside = Path.Combine(directory, ModelFiles.Aside + draft.Manifest.Version);
        System.IO.Directory.CreateDirectory(aside);
        ModelFiles.Write(Path.Combine(aside, ModelFiles.Trees), draft.Model.Trees);
        ModelFiles.Write(Path.Combine(aside, ModelFiles.Logit), draft.Model.Logit);
        foreach (var (name, bytes) in draft.Files)
        {
            ModelFiles.Write(Path.Combine(aside, name), bytes);
        }

        ModelFiles.Write(Path.Combine(aside, ModelFiles.Manifest), JsonSerializer.SerializeToUtf8Bytes(draft.Manifest, ModelFiles.Json));
        FolderFlush.Flush(aside);
        if (System.IO.Directory.Exists(folder))
        {
            // Only a damaged one is ever replaced. Until its successor has the name, the version is missing, which is as good as damaged.
            System.IO.Directory.Move(folder, Path.Combine(directory, ModelFiles.Aside + "damaged"));
        }

        System.IO.Directory.Move(aside, folder);
        FolderFlush.Flush(directory);
        RemoveLeftovers();
        return true;
    }

    /// <summary>Makes a version the active one; the service follows within a second. Whether it deserves it is the gate's to say.</summary>
    /// <param name="version">The version.</param>
    /// <param name="against">Why the gate refused it, when it is activated all the same; written into its manifest and the log.</param>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">It must not serve; the active version stays.</exception>
    public void Activate(string version, string? against = null)
    {
        using var held = RegistryLock.Take(directory, _time);
        var manifest = Check(version);
        if (against is not null)
        {
            var forced = manifest with { ForcedActivations = [.. manifest.ForcedActivations, new ForcedActivation(_time.GetUtcNow(), against)] };
            ModelFiles.Replace(Path.Combine(FolderOf(version), ModelFiles.Manifest), JsonSerializer.Serialize(forced, ModelFiles.Json));
        }

        Switch(version, against is null ? ActivationLog.Activated : ActivationLog.Forced, against is null ? null : $"the gate refused it: {against}");
    }

    /// <summary>The version that <see cref="Rollback"/> would make active; null when none was active before. It may be damaged or gone.</summary>
    public string? Previous() => _log.Stack(CurrentVersion()) is [.., var previous, _] ? previous : null;

    /// <summary>Makes the version that was active before the current one active again, and returns its name. The gate is not asked.</summary>
    /// <exception cref="NoPreviousModelException">There was none before.</exception>
    /// <exception cref="ModelDamagedException">The version before must not serve; the active version stays.</exception>
    public string Rollback()
    {
        using var held = RegistryLock.Take(directory, _time);
        var current = CurrentVersion();
        var previous = Previous() ?? throw new NoPreviousModelException(current, directory);
        Check(previous);
        Switch(previous, ActivationLog.RolledBack, $"from {current}");
        return previous;
    }

    /// <summary>The name a trained model gets: its as-of year and the start of its hash.</summary>
    public static string VersionOf(TrainedModel model) => VersionOf(model.AsOfYear, model.Trees, model.Logit);

    internal static string VersionOf(int asOfYear, byte[] trees, byte[] logit) => $"{asOfYear}-{ModelFiles.Hash([.. trees, .. logit])[..8]}";

    internal VersionFiles Read(string version) => VersionFiles.Read(FolderOf(version), version);

    /// <summary>The name first and the log after: a kill in between leaves an activation whose line is added by the next one.</summary>
    private void Switch(string version, string what, string? why)
    {
        var before = CurrentVersion();
        var now = _time.GetUtcNow();
        if (before is not null && !_log.EndsWith(before))
        {
            _log.Add(now, before, ActivationLog.Found);
        }

        ModelFiles.Replace(Path.Combine(directory, ModelFiles.Current), version + "\n");
        _log.Add(now, version, what, why);
    }

    /// <summary>Reads and compares every file, not only those that score.</summary>
    private ModelManifest Check(string version)
    {
        Load(version);
        var manifest = Get(version);
        foreach (var name in manifest.Files.Keys)
        {
            VersionFiles.ReadFile(FolderOf(version), manifest, name);
        }

        return manifest;
    }

    private bool IsWhole(string version)
    {
        try
        {
            Check(version);
            return true;
        }
        catch (Exception exception) when (exception is ModelDamagedException or UnknownResourceException)
        {
            return false;
        }
    }

    /// <summary>What killed processes left; nobody else is writing while the lock is held.</summary>
    private void RemoveLeftovers()
    {
        foreach (var folder in System.IO.Directory.EnumerateDirectories(directory, ModelFiles.Aside + "*"))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private IEnumerable<string> Versions() => !System.IO.Directory.Exists(directory)
        ? []
        : System.IO.Directory.EnumerateDirectories(directory)
            .Where(folder => File.Exists(Path.Combine(folder, ModelFiles.Manifest)))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => IdentifierRules.IsValid(name));

    private string FolderOf(string version) =>
        IdentifierRules.IsValid(version) ? Path.Combine(directory, version) : throw new UnknownResourceException("model", version);
}
