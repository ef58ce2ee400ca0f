using Google.Protobuf.WellKnownTypes;
using Matching.Domain;

namespace Matching.Service;

/// <summary>Reads an institution of the contract.</summary>
internal static class InstitutionFields
{
    // The range of google.protobuf.Timestamp: the years 1 to 9999.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;
    private const int NanosPerTick = 100;

    /// <summary>The fields that callers may change.</summary>
    public static IReadOnlyCollection<string> Changeable { get; } = ["display_name", "aliases", "country_code", "kind", "valid_until"];

    /// <summary>The institution; what is wrong with it goes to <paramref name="fields"/>.</summary>
    /// <param name="fields">Hears what is wrong.</param>
    /// <param name="path">Where the message stands in the request.</param>
    /// <param name="message">The message; null is refused.</param>
    /// <param name="id">The id it is to have; empty when that was refused already.</param>
    public static Institution? Read(RequestFields fields, string path, V1.Institution? message, string id)
    {
        if (message is null)
        {
            fields.Refuse(path, "is required.");
            return null;
        }

        var name = fields.Name($"{path}.display_name", message.DisplayName, ResourceFields.MaxNameLength, required: true);
        var aliases = fields.Aliases($"{path}.aliases", message.Aliases, name, ResourceFields.MaxAliases, ResourceFields.MaxNameLength);
        var country = Country(fields, $"{path}.country_code", message.CountryCode);
        var kind = fields.Kind($"{path}.kind", message.Kind, required: true) ?? InstitutionKind.Unspecified;
        var end = Moment(fields, $"{path}.valid_until", message.ValidUntil);
        return id.Length == 0 ? null : new Institution(new InstitutionId(id), name, aliases, country, kind) { ValidUntil = end };
    }

    private static CountryCode Country(RequestFields fields, string field, string text)
    {
        if (CountryCode.IsValid(text) && RegionTree.Default.Get(new RegionId(text)) is { Kind: RegionKind.Country })
        {
            return new CountryCode(text);
        }

        var meant = text.Length is > 0 and <= RequestFields.MaxTextLength && RegionTree.Default.Find(text) is { Kind: RegionKind.Country } found
            ? $" For {found.Name} write '{found.Id}'."
            : string.Empty;
        fields.Refuse(field, text.Length == 0
            ? "is required: an ISO 3166-1 alpha-2 code in capitals, such as 'ZM'."
            : $"'{RequestFields.Shorten(text)}' is not an ISO 3166-1 alpha-2 code in capitals.{meant}");
        return default;
    }

    private static DateTimeOffset? Moment(RequestFields fields, string field, Timestamp? given)
    {
        if (given is null)
        {
            return null;
        }

        if (given.Seconds is < FirstSecond or > LastSecond || given.Nanos is < 0 or > 999_999_999)
        {
            fields.Refuse(field, "is not a time from year 1 to 9999 with 0 to 999,999,999 nanoseconds.");
            return null;
        }

        // Rounded down to what the store keeps, so that the answer says what is kept.
        var ticks = given.Nanos / NanosPerTick;
        return DateTimeOffset.FromUnixTimeSeconds(given.Seconds).AddTicks(ticks - (ticks % TimeSpan.TicksPerMicrosecond));
    }
}
