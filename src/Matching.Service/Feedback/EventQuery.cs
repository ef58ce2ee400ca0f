using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Reads which query an event belongs to: from its token, from its own fields, or both when they agree.</summary>
/// <param name="fields">Hears what is wrong.</param>
/// <param name="path">The event, as in <c>events[3]</c>.</param>
/// <param name="known">Knows the sectors and regions there are.</param>
/// <param name="catalogue">Knows where institutions sit, also those added a moment ago.</param>
internal sealed class EventQuery(RequestFields fields, string path, Learning.Catalogue known, CatalogueReader catalogue)
{
    /// <summary>The query; null when something about it was refused.</summary>
    /// <param name="given">The event.</param>
    /// <param name="attribution">What its token says; null when it has none.</param>
    /// <param name="institution">With whom; null when that was refused.</param>
    /// <param name="kind">What happened.</param>
    public RankQuery? Read(V1.MatchEvent given, Attribution? attribution, string? institution, MatchEventKind kind)
    {
        var enterprise = Enterprise(given, attribution);
        var sector = Sector(given, attribution, kind);
        var region = Region(given, attribution, institution);
        return enterprise is { } who && region is { } where ? new RankQuery(who, sector, where) : null;
    }

    private EnterpriseId? Enterprise(V1.MatchEvent given, Attribution? attribution)
    {
        if (given.Enterprise.Length == 0 && (attribution is not null || given.AttributionToken.Length > 0))
        {
            return attribution?.Query.Enterprise;
        }

        if (fields.Id($"{path}.enterprise", given.Enterprise, ResourceName.Enterprises, "It may be left out with an attribution_token.") is not { } id)
        {
            return null;
        }

        if (attribution is not null && attribution.Query.Enterprise.Value != id)
        {
            Disagrees("enterprise", attribution.Query.Enterprise.Value);
        }

        return new EnterpriseId(id);
    }

    private SectorId? Sector(V1.MatchEvent given, Attribution? attribution, MatchEventKind kind)
    {
        var named = attribution?.Query.Sector;
        if (fields.Text($"{path}.sector", given.Sector, ResourceName.Sectors, required: false) is { } text)
        {
            var sector = known.Sectors.Find(text);
            if (sector is null)
            {
                fields.Refuse($"{path}.sector", $"'{RequestFields.Shorten(text)}' is no sector; ListSectors has them all.");
            }
            else if (named is { } ranked && ranked != sector.Id)
            {
                Disagrees("sector", ranked.Value);
            }

            return sector?.Id;
        }

        if (named is null && given.Sector.Length == 0 && kind != MatchEventKind.Unspecified && RelevanceGrades.Of(kind) >= RelevanceGrades.Engaged)
        {
            fields.Refuse($"{path}.sector", $"is required for '{kind.ToToken()}': name the field the two will work in. What is agreed is learnt from, by sector.");
        }

        return named;
    }

    private RegionId? Region(V1.MatchEvent given, Attribution? attribution, string? institution)
    {
        if (fields.Text($"{path}.region", given.Region, ResourceName.Regions, required: false) is { } text)
        {
            var region = known.Regions.Find(text);
            if (region is null)
            {
                fields.Refuse($"{path}.region", $"'{RequestFields.Shorten(text)}' is no region; ListRegions has them all.");
            }
            else if (attribution is not null && attribution.Query.Region != region.Id)
            {
                Disagrees("region", attribution.Query.Region.Value);
            }

            return region?.Id;
        }

        return attribution is not null ? attribution.Query.Region : institution is null ? null : CountryOf(institution);
    }

    private RegionId? CountryOf(string institution)
    {
        if (catalogue.FindInstitution(new InstitutionId(institution)) is { } found)
        {
            return new RegionId(found.Country.Value);
        }

        fields.Refuse($"{path}.institution", $"'{institution}' is not known here.");
        return null;
    }

    private void Disagrees(string field, string ranked) => fields.Refuse(
        $"{path}.{field}", $"is not that of the attribution_token ('{ranked}'): leave it out, or give the event without the token.");
}
