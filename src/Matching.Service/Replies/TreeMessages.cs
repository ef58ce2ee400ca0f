using System.Collections.Frozen;
using Google.Protobuf;
using Matching.Domain;

namespace Matching.Service;

/// <summary>The messages of sectors and regions, encoded once: a few hundred, and the same in every answer.</summary>
/// <param name="sectors">The sectors of one serving state.</param>
internal sealed class TreeMessages(SectorTree sectors)
{
    private static readonly Lazy<FrozenDictionary<RegionId, byte[]>> Regions =
        new(() => RegionTree.Default.All.ToFrozenDictionary(region => region.Id, region => region.ToMessage().ToByteArray()));

    private readonly Lazy<FrozenDictionary<SectorId, byte[]>> _sectors =
        new(() => sectors.All.ToFrozenDictionary(sector => sector.Id, sector => sector.ToMessage().ToByteArray()));

    /// <summary>The message of a region.</summary>
    public static ReadOnlySpan<byte> Of(RegionId region) => Regions.Value[region];

    /// <summary>The message of a sector that is not deleted.</summary>
    public ReadOnlySpan<byte> Of(SectorId sector) => _sectors.Value[sector];
}
