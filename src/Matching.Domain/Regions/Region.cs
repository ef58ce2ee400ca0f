namespace Matching.Domain;

/// <summary>A node of the region tree, or a named group of countries beside it.</summary>
/// <param name="Id">Alpha-2 code for a country (<c>ZM</c>), slug otherwise (<c>eastern-africa</c>, <c>asean</c>).</param>
/// <param name="Kind">What sort of node.</param>
/// <param name="Parent">The M49 node above; null for the world and for groups.</param>
/// <param name="Name">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="M49">UN M49 code, three digits, or null where there is none (groups, Kosovo).</param>
/// <param name="Alpha3">ISO 3166-1 alpha-3 for a country, otherwise null.</param>
/// <param name="AsOf">For a group: the date of the membership list; otherwise null.</param>
/// <param name="Countries">Every country it covers, in order of code; a country covers itself.</param>
public sealed record Region(
    RegionId Id,
    RegionKind Kind,
    RegionId? Parent,
    string Name,
    string NameZh,
    string? M49,
    string? Alpha3,
    DateOnly? AsOf,
    IReadOnlyList<CountryCode> Countries);
