using Matching.Domain;

namespace Matching.Service;

/// <summary>Reads a custom sector of the contract.</summary>
internal static class SectorFields
{
    /// <summary>Most aliases of a custom sector.</summary>
    public const int MaxAliases = 20;

    /// <summary>The fields that callers may change.</summary>
    public static IReadOnlyCollection<string> Changeable { get; } = ["display_name", "display_name_zh", "parent", "aliases"];

    /// <summary>The sector; what is wrong with it goes to <paramref name="fields"/>.</summary>
    /// <param name="fields">Hears what is wrong.</param>
    /// <param name="path">Where the message stands in the request.</param>
    /// <param name="message">The message; null is refused.</param>
    /// <param name="id">The id it is to have; empty when that was refused already.</param>
    public static CustomSector? Read(RequestFields fields, string path, V1.Sector? message, string id)
    {
        if (message is null)
        {
            fields.Refuse(path, "is required.");
            return null;
        }

        var name = fields.Name($"{path}.display_name", message.DisplayName, RequestFields.MaxTextLength, required: true);
        var nameZh = fields.Name($"{path}.display_name_zh", message.DisplayNameZh, RequestFields.MaxTextLength, required: false);
        var aliases = fields.Aliases($"{path}.aliases", message.Aliases, name, MaxAliases, RequestFields.MaxTextLength);
        var parent = fields.Id($"{path}.parent", message.Parent, ResourceName.Sectors, "It must be a built-in family or sector.");
        return id.Length == 0 || parent is null ? null : new CustomSector(new SectorId(id), new SectorId(parent), name, nameZh, aliases);
    }

    /// <summary>The field of the contract that a fault of the tree is about.</summary>
    public static string PathOf(string fault) => fault switch
    {
        "name" => "sector.display_name",
        "name_zh" => "sector.display_name_zh",
        "id" => "sector_id",
        _ => $"sector.{fault}",
    };
}
