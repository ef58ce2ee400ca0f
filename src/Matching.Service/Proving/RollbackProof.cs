using System.Diagnostics.CodeAnalysis;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// Proves ahead the version that a rollback would go back to, so that one takes effect at once also in a service that never served that
/// version, and so that a version nobody could go back to is known before it is needed. Called by one thread at a time.
/// </summary>
internal sealed class RollbackProof(ModelRegistry models, ModelProver prover, TimeProvider time, ILogger<RollbackProof> logger)
{
    /// <summary>How long a model has served before it looks behind it: a start and a swap have better use for the processor.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private (string Version, DateTimeOffset Since) _serving;
    private bool _hasBegun;
    private (string Key, string Version, Task Proof)? _running;

    /// <summary>It has looked behind the version that serves, and no proof is going on.</summary>
    public bool IsDone => _hasBegun && _running is null;

    /// <summary>Looks once while the active version serves; a proof is begun once for each version that begins to serve.</summary>
    /// <param name="serving">The version.</param>
    /// <param name="isProven">Whether a version of these hashes needs no proof.</param>
    /// <param name="stopping">Ends a proof with the service.</param>
    /// <returns>The hashes of the version that was found good at this look, as <see cref="ModelRegistry.Compare"/> gives them; null otherwise.</returns>
    public string? Look(string serving, Func<string, bool> isProven, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        if (_serving.Version != serving)
        {
            (_serving, _hasBegun, _running) = ((serving, now), false, null);
        }

        if (!_hasBegun && now - _serving.Since >= Delay)
        {
            _hasBegun = true;
            Begin(isProven, stopping);
        }

        return _running is { Proof.IsCompleted: true } ended ? Harvest(ended) : null;
    }

    /// <summary>Hands over the proof of a version that is to serve now, if one is going on.</summary>
    /// <param name="key">Its hashes.</param>
    /// <param name="proof">Going on, or ended.</param>
    public bool TryTake(string key, [NotNullWhen(true)] out Task? proof)
    {
        proof = _running is { } running && running.Key == key ? running.Proof : null;
        _running = proof is null ? _running : null;
        return proof is not null;
    }

    private void Begin(Func<string, bool> isProven, CancellationToken stopping)
    {
        if (models.Previous() is not { } version)
        {
            return;
        }

        try
        {
            var key = models.Compare(version);
            if (!isProven(key))
            {
                _running = (key, version, Task.Run(() => prover.ProveAsync(version, stopping), CancellationToken.None));
            }
        }
        catch (Exception exception) when (exception is ModelDamagedException or UnknownResourceException)
        {
            ServingLog.NoWayBack(logger, version, exception.Message);
        }
    }

    private string? Harvest((string Key, string Version, Task Proof) ended)
    {
        _running = null;
        try
        {
            ended.Proof.GetAwaiter().GetResult();
            return ended.Key;
        }
        catch (ModelDamagedException exception)
        {
            ServingLog.NoWayBack(logger, ended.Version, exception.Message);
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }

        return null;
    }
}
