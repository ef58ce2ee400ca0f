using Matching.Domain;

namespace Matching.Service;

/// <summary>The fields a filter may name, and what their values mean.</summary>
internal static class FilterConditions
{
    private const string EnumPrefix = "INSTITUTION_KIND_";

    /// <summary>Reads one condition.</summary>
    /// <exception cref="FilterSyntaxException">There is no such field, or the operator or value does not suit it.</exception>
    public static InstitutionFilter Read(FilterToken field, FilterToken comparison, FilterToken value)
    {
        InstitutionFilter condition = field.Text switch
        {
            "kind" => Kind(value),
            "country_code" or "country" => Country(value),
            "institution" or "name" => Institution(value),
            "display_name" => Name(value, whole: comparison.Text != ":"),
            _ => throw new FilterSyntaxException(
                field.Position, $"there is no field {field}; there are kind, country_code (or country), display_name, institution (or name)."),
        };
        return comparison.Text switch
        {
            "=" => condition,
            "!=" => new InstitutionFilter.Not(condition),
            ":" when field.Text == "display_name" => condition,
            _ => throw new FilterSyntaxException(
                comparison.Position, $"'{comparison.Text}' does not suit {field.Text}: use = or !={(field.Text == "display_name" ? " or :" : string.Empty)}."),
        };
    }

    private static InstitutionFilter.OfKind Kind(FilterToken value)
    {
        var token = value.Text.StartsWith(EnumPrefix, StringComparison.Ordinal) ? value.Text[EnumPrefix.Length..] : value.Text;
        return InstitutionKinds.TryParse(token.ToLowerInvariant(), out var kind)
            ? new InstitutionFilter.OfKind(kind)
            : throw new FilterSyntaxException(value.Position, $"{value} is not a kind of institution: {string.Join(", ", InstitutionKinds.Tokens)}.");
    }

    private static InstitutionFilter.InCountry Country(FilterToken value) =>
        RegionTree.Default.Find(value.Text) is { Kind: RegionKind.Country } country
            ? new InstitutionFilter.InCountry(new CountryCode(country.Id.Value))
            : throw new FilterSyntaxException(value.Position, $"{value} is not a country: give a code such as ZM or a name.");

    private static InstitutionFilter.WithId Institution(FilterToken value)
    {
        var id = ResourceName.WithoutCollection(value.Text, ResourceName.Institutions);
        return IdentifierRules.IsValid(id)
            ? new InstitutionFilter.WithId(new InstitutionId(id))
            : throw new FilterSyntaxException(value.Position, $"{value} is not an institution's id ({IdentifierRules.Description}).");
    }

    private static InstitutionFilter.Named Name(FilterToken value, bool whole)
    {
        var folded = NameFolding.Fold(value.Text);
        return folded.Length > 0
            ? new InstitutionFilter.Named(folded, whole)
            : throw new FilterSyntaxException(value.Position, $"{value} holds no letter or digit to look for.");
    }
}
