using Matching.Stress.Fuzzing;
using Matching.Stress.Worlds;

[assembly: AssemblyFixture(typeof(Matching.Stress.Tests.MadeWorld))]

namespace Matching.Stress.Tests;

/// <summary>A small world, made once: nothing but copies of it is put under stress.</summary>
public sealed class MadeWorld : IDisposable
{
    private readonly StressWorld _world = StressWorld.Create(FuzzCommand.World);

    internal StressWorld Copy() => _world.Copy();

    public void Dispose() => _world.Dispose();
}
