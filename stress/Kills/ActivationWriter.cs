using Grpc.Net.Client;
using Matching.Stress.Worlds;
using Matching.V1;

namespace Matching.Stress.Kills;

/// <summary>ActivateModel, one version and the other in turn: the folder names the one that was acknowledged last, or the one being asked for.</summary>
internal sealed class ActivationWriter(StressWorld world, KillCounts counts) : IWriter
{
    private string _active = world.Models[0];
    private string? _lost;

    /// <inheritdoc/>
    public int OneLifeIn => 4;

    /// <inheritdoc/>
    public async Task WriteAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        var client = new ModelService.ModelServiceClient(channel);
        while (!cancellation.IsCancellationRequested)
        {
            var next = world.Models.First(version => version != _active);
            var fate = await Caller.CallAsync(counts, async () => await client.ActivateModelAsync(
                new ActivateModelRequest { Name = $"models/{next}", Force = true }, Caller.Options));
            _lost = fate == Fate.Unknown ? next : null;
            _active = fate == Fate.Acknowledged ? next : _active;
            if (fate == Fate.Unknown)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Check(StoppedStore store)
    {
        var current = store.Models.CurrentVersion();
        if (current is null || (current != _active && current != _lost))
        {
            throw new BrokenPromiseException($"model {_active} was acknowledged (lost: {_lost ?? "none"}), and the folder names {current ?? "none"}");
        }

        if (_lost is not null)
        {
            counts.Found(current == _lost);
            (_active, _lost) = (current, null);
        }

        foreach (var version in world.Models)
        {
            // Hashes, trees and the golden set: a kill may not have touched a version.
            store.Models.Load(version);
        }
    }
}
