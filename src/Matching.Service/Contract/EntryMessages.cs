using System.Buffers.Text;
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Catalogue entries as messages of the contract, with their times and etag.</summary>
internal static class EntryMessages
{
    private const int EtagBytes = 12;

    public static V1.Enterprise ToMessage(this CatalogueEntry<Enterprise> entry)
    {
        var message = entry.Value.ToMessage();
        message.CreateTime = entry.CreatedAt?.ToTimestamp();
        message.UpdateTime = entry.UpdatedAt?.ToTimestamp();
        message.DeleteTime = entry.DeletedAt?.ToTimestamp();
        message.Etag = EtagOf(message);
        return message;
    }

    public static V1.Institution ToMessage(this CatalogueEntry<Institution> entry)
    {
        var message = entry.Value.ToMessage();
        message.CreateTime = entry.CreatedAt?.ToTimestamp();
        message.UpdateTime = entry.UpdatedAt?.ToTimestamp();
        message.DeleteTime = entry.DeletedAt?.ToTimestamp();
        message.Etag = EtagOf(message);
        return message;
    }

    public static V1.Sector ToMessage(this CatalogueEntry<CustomSector> entry)
    {
        var sector = entry.Value;
        var message = new V1.Sector
        {
            Name = $"{ResourceName.Sectors}/{sector.Id}",
            DisplayName = sector.Name,
            DisplayNameZh = sector.NameZh,
            Parent = $"{ResourceName.Sectors}/{sector.Parent}",
            Aliases = { sector.Aliases },
            CreateTime = entry.CreatedAt?.ToTimestamp(),
            UpdateTime = entry.UpdatedAt?.ToTimestamp(),
            DeleteTime = entry.DeletedAt?.ToTimestamp(),
        };
        message.Etag = EtagOf(message);
        return message;
    }

    /// <summary>Stands for everything in a message, its time of change included: a strong etag in the form of RFC 9110.</summary>
    private static string EtagOf(IMessage message) => $"\"{Base64Url.EncodeToString(SHA256.HashData(message.ToByteArray()).AsSpan(0, EtagBytes))}\"";
}
