using Matching.Domain;

namespace Matching.Service;

/// <summary>Reads an enterprise of the contract.</summary>
internal static class EnterpriseFields
{
    /// <summary>The fields that callers may change.</summary>
    public static IReadOnlyCollection<string> Changeable { get; } = ["display_name", "aliases"];

    /// <summary>The enterprise; what is wrong with it goes to <paramref name="fields"/>.</summary>
    /// <param name="fields">Hears what is wrong.</param>
    /// <param name="path">Where the message stands in the request.</param>
    /// <param name="message">The message; null is refused.</param>
    /// <param name="id">The id it is to have; empty when that was refused already.</param>
    public static Enterprise? Read(RequestFields fields, string path, V1.Enterprise? message, string id)
    {
        if (message is null)
        {
            fields.Refuse(path, "is required.");
            return null;
        }

        var name = fields.Name($"{path}.display_name", message.DisplayName, ResourceFields.MaxNameLength, required: true);
        var aliases = fields.Aliases($"{path}.aliases", message.Aliases, name, ResourceFields.MaxAliases, ResourceFields.MaxNameLength);
        return id.Length == 0 ? null : new Enterprise(new EnterpriseId(id), name, aliases);
    }
}
