namespace Matching.Interchange;

/// <summary>The names and limits of the interchange format, as <c>docs/interchange.md</c> promises them.</summary>
public static class InterchangeFormat
{
    /// <summary>The file of enterprises.</summary>
    public const string EnterprisesFile = "enterprises.csv";

    /// <summary>The file of institutions.</summary>
    public const string InstitutionsFile = "institutions.csv";

    /// <summary>The file of engagements.</summary>
    public const string EngagementsFile = "engagements.csv";

    /// <summary>Longest name or alias, in UTF-16 characters.</summary>
    public const int MaxNameLength = 500;

    /// <summary>Most aliases of one row.</summary>
    public const int MaxAliases = 100;

    /// <summary>Longest project or project cluster, in UTF-16 characters.</summary>
    public const int MaxProjectLength = 100;

    /// <summary>Longest brief, in UTF-16 characters.</summary>
    public const int MaxBriefLength = 2_000;

    /// <summary>Largest amount, in million constant USD.</summary>
    public const double MaxAmountUsdMillions = 1_000_000;

    /// <summary>Longest field of any column, in bytes of UTF-8.</summary>
    public const int MaxFieldBytes = 64 * 1024;

    /// <summary>Longest row, in bytes of UTF-8: what keeps a lost quote from reading the whole file into memory.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>Parts the aliases within their field.</summary>
    public const char AliasSeparator = '|';

    /// <summary>Columns of <see cref="EnterprisesFile"/>, in the order in which they are written.</summary>
    public static IReadOnlyList<string> EnterpriseColumns { get; } = ["enterprise_id", "name", "aliases"];

    /// <summary>Columns of <see cref="InstitutionsFile"/>, in the order in which they are written.</summary>
    public static IReadOnlyList<string> InstitutionColumns { get; } = ["institution_id", "name", "aliases", "country", "kind"];

    /// <summary>Columns of <see cref="EngagementsFile"/>, in the order in which they are written.</summary>
    public static IReadOnlyList<string> EngagementColumns { get; } =
    [
        "engagement_id", "enterprise_id", "institution_id", "country", "sector", "year", "outcome", "amount_usd_m", "role",
        "project", "project_cluster", "brief",
    ];

    /// <summary>Columns of the report on rejected rows.</summary>
    public static IReadOnlyList<string> RejectColumns { get; } = ["file", "line", "column", "value", "reason"];
}
