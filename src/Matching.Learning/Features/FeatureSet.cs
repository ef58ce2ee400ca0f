namespace Matching.Learning;

/// <summary>The columns of the feature matrix, in order, under one version.</summary>
public static class FeatureSet
{
    /// <summary>Changes whenever a column is added, removed, moved or computed otherwise. A model of another version is refused.</summary>
    public const int Version = 3;

    /// <summary>The column that holds the first stage's score.</summary>
    internal const int LogitColumn = 0;

    /// <summary>The column that holds the years since the institution's last engagement.</summary>
    internal const int YearsSinceEngagedColumn = 6;

    /// <summary>Every column, in the order of the matrix.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        new("logit", "log-odds", "Score of the first stage: kind, concepts and name words crossed with the query, and the columns below in steps; minus the mean over the candidates.", "Tells candidates apart that nobody has engaged yet.") { AsOf = "weights from queries before the as-of year" },
        new("popularity", "engagements", "Engagements of the institution.", "Those who were chosen are chosen again."),
        new("popularity_decayed", "engagements", "The same, each weighted 0.8 to the power of its age in years.", "Old ties fade."),
        new("sector_popularity", "engagements", "Engagements of the institution in the query's sectors.", "Who was chosen for this field before."),
        new("sector_popularity_decayed", "engagements", "The same, decayed by 0.8 a year.", "Old ties fade."),
        new("family_popularity", "engagements", "Engagements of the institution in the sector families of the query.", "Backs a sparse sector off to its neighbours."),
        new("years_since_engaged", "years", "As-of year minus the year of the last engagement; 30 when never engaged.", "Recent partners are still there."),
        new("pair_count", "engagements", "Engagements of this enterprise with this institution.", "Repeat business is the strongest habit."),
        new("pair_count_decayed", "engagements", "The same, decayed by 0.8 a year.", "Old ties fade."),
        new("distinct_enterprises", "enterprises", "Different enterprises that engaged the institution.", "A partner of many is open to more."),
        new("country_share", "share", "The institution's part of the engagements with institutions of its country.", "Size of the institution within its own country."),
        new("country_sector_share", "share", "The same, counting only the query's sectors.", "Leader of the field in its country."),
        new("kind_given_sector", "share", "Share of the institution's kind among the sector's engagements, backed off to the family and to all.", "Ministries for health, utilities for energy."),
        new("kind_given_enterprise", "share", "Share of the kind among the enterprise's engagements, backed off to kind_given_sector.", "Each enterprise has its own habits."),
        new("kind_given_subregion", "share", "Share of the kind among the sector family's engagements in the subregion, backed off to kind_given_sector.", "What is usual in the neighbourhood."),
        new("role_elsewhere_sector", "share", "Engagements, in other countries, of institutions of the same kind and concepts, per engagement of the sector.", "The same sort of body did this work elsewhere."),
        new("role_elsewhere_family", "share", "The same over the sector family.", "Backs the sector off."),
        new("concept_given_sector", "share", "Largest share any concept of the name has among the sector's engagements, backed off to the family.", "Names that speak of the field."),
        new("concept_match_enterprise", "concepts", "Concepts that the institution's and the enterprise's names share.", "A hydropower builder and a power utility.") { AsOf = "names alone" },
        new("concept_given_enterprise", "share", "Share of the enterprise's engagements whose institution shares a concept with this one.", "The field of its past partners."),
        new("similar_enterprises", "enterprises", "Enterprises that engaged the institution, each weighted by the cosine between its sectors and the asking one's.", "Those who work in the same fields chose it."),
        new("enterprise_engagements", "engagements", "Engagements of the enterprise.", "Says how far its own habits can be trusted."),
        new("country_engagements", "engagements", "Engagements with institutions of the candidate's country.", "Says how far the country's counts can be trusted."),
        new("enterprise_in_country", "engagements", "Engagements of the enterprise with institutions of the candidate's country.", "Among the countries of a region, those where the enterprise works already come first."),
        new("country_family_share", "share", "Part of the subregion's engagements in the query's sector families, decayed by 0.8 a year, that are with institutions of the candidate's country.", "Among the countries of a region, those where the field is busy come first."),
    ];
}
