using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// Decides which model serves: the one <c>current</c> names once it is proven, the last good one until then and whenever it is refused.
/// Called by one thread at a time; the fault is read by any.
/// </summary>
internal sealed class ModelGuard(ModelRegistry models, ModelProver prover, RollbackProof behind, ServiceMetrics metrics, TimeProvider time) : IDisposable
{
    /// <summary>After how long a model is tried again that was refused for what may have been the machine's fault: time limit, crash.</summary>
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>Proven versions remembered, so that going back to one needs no second proof.</summary>
    private const int MaxProven = 64;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Queue<string> _proven = new();
    private (string Key, Task Proof)? _running;
    private (string Key, ModelDamagedException Fault, DateTimeOffset At)? _refused;
    private volatile ModelDamagedException? _fault;

    /// <summary>Why the active version does not serve; null when it does, or when nobody knows yet.</summary>
    public ModelDamagedException? Fault => _fault;

    /// <summary>A proof is going on: its outcome is worth looking for soon.</summary>
    public bool IsProving => _running is not null;

    /// <summary>Takes the model to start with as proven.</summary>
    /// <param name="first">Being loaded.</param>
    /// <exception cref="ModelDamagedException">It must not serve.</exception>
    /// <exception cref="UnknownResourceException">There is no such version.</exception>
    public RankingModel Take(FirstLoad first)
    {
        var (key, model) = first.Model();
        Remember(key);
        return model;
    }

    /// <summary>The model that should serve now.</summary>
    /// <param name="serving">The last good one.</param>
    /// <exception cref="ModelDamagedException">The active version is refused; the last good one goes on.</exception>
    public RankingModel Next(RankingModel serving)
    {
        try
        {
            var version = models.CurrentVersion();
            if (version is null || version == serving.Version)
            {
                (_running, _fault) = (null, null);
                if (behind.Look(serving.Version, _proven.Contains, _stopping.Token) is { } good)
                {
                    Remember(good);
                }

                return serving;
            }

            if (!Proven(version))
            {
                return serving;
            }

            var model = models.Load(version);
            _fault = null;
            return model;
        }
        catch (Exception exception) when (exception is ModelDamagedException or UnknownResourceException)
        {
            var fault = exception as ModelDamagedException
                ?? new ModelDamagedException($"'{((UnknownResourceException)exception).Id}' is named as current, but there is no such version", exception);
            Refuse(fault);
            throw fault;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>Whether a version is proven; begins to prove it otherwise, and looks at the outcome the next times.</summary>
    private bool Proven(string version)
    {
        var key = models.Compare(version);
        if (_proven.Contains(key))
        {
            return true;
        }

        if (_running is { } running && running.Key == key)
        {
            return running.Proof.IsCompleted && Harvest(running);
        }

        if (_refused is { } refused && refused.Key == key && !MayTryAgain(refused.Fault, refused.At))
        {
            throw refused.Fault;
        }

        _running = (key, behind.TryTake(key, out var begun) ? begun : Task.Run(() => prover.ProveAsync(version, _stopping.Token)));
        return false;
    }

    private bool Harvest((string Key, Task Proof) ended)
    {
        _running = null;
        try
        {
            ended.Proof.GetAwaiter().GetResult();
            Remember(ended.Key);
            return true;
        }
        catch (ModelDamagedException exception)
        {
            _refused = (ended.Key, exception, time.GetUtcNow());
            throw;
        }
    }

    private bool MayTryAgain(ModelDamagedException fault, DateTimeOffset at) =>
        fault.Fault is ModelFault.TimeLimit or ModelFault.Crashed && time.GetUtcNow() - at >= TryAgainAfter;

    /// <summary>Counts a refusal once, however often it is looked at.</summary>
    private void Refuse(ModelDamagedException fault)
    {
        if (_fault?.Message != fault.Message)
        {
            metrics.ModelRejected(fault.Fault);
        }

        _fault = fault;
    }

    private void Remember(string key)
    {
        _proven.Enqueue(key);
        if (_proven.Count > MaxProven)
        {
            _proven.Dequeue();
        }
    }
}
