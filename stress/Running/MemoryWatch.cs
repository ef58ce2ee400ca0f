namespace Matching.Stress.Running;

/// <summary>Samples how much memory the service holds, and says whether it grows.</summary>
internal sealed class MemoryWatch(ServiceProcess service)
{
    private const double AllowedShare = 1.25;
    private const long AllowedBytes = 64L << 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly List<long> _samples = [];

    /// <summary>The middle of the samples of the second fifth of the time: warm, and early.</summary>
    public long Early => Middle(0.2, 0.4);

    /// <summary>The middle of the samples of the last fifth.</summary>
    public long Late => Middle(0.8, 1);

    /// <summary>The most that was seen.</summary>
    public long Peak => _samples.Count == 0 ? 0 : _samples.Max();

    /// <summary>What is wrong; null while the late samples are about as high as the early ones.</summary>
    public string? Fault => Late > (Early * AllowedShare) + AllowedBytes ? $"memory grew from {Early >> 20} to {Late >> 20} MiB" : null;

    /// <summary>Samples until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (service.ResidentBytes() is > 0 and var bytes)
            {
                _samples.Add(bytes);
            }

            await Task.Delay(Interval, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private long Middle(double from, double to)
    {
        var part = _samples.Skip((int)(_samples.Count * from)).Take(Math.Max(1, (int)(_samples.Count * (to - from)))).Order().ToList();
        return part.Count == 0 ? 0 : part[part.Count / 2];
    }
}
