namespace Matching.Interchange;

/// <summary>Where a release of the dataset keeps what an import needs. The header decides which release a file is, not its name.</summary>
internal sealed class AidDataLayout
{
    public const string RecipientColumn = "Recipient";
    public const string UmbrellaColumn = "Umbrella";
    public const string YearColumn = "Commitment Year";
    public const string TitleColumn = "Title";
    public const string CommentsColumn = "Staff Comments";
    public const string StatusColumn = "Status";
    public const string FundingColumn = "Funding Agencies";
    public const string ImplementingColumn = "Implementing Agencies";

    private const string AmountPrefix = "Amount (Constant USD";

    private AidDataLayout(string release, string id, string? parent, string? iso3, string sectorPrefix, string[] receiving, bool origins)
    {
        Release = release;
        IdColumn = id;
        ParentColumn = parent;
        Iso3Column = iso3;
        SectorCodeColumn = sectorPrefix + "Sector Code";
        SectorNameColumn = sectorPrefix + "Sector Name";
        ReceivingColumns = receiving;
        HasOrigins = origins;
        Published = ReadPublished(release);
        Needed =
        [
            IdColumn, .. Optional(ParentColumn), RecipientColumn, .. Optional(Iso3Column), UmbrellaColumn, YearColumn, TitleColumn, CommentsColumn,
            StatusColumn, SectorCodeColumn, SectorNameColumn, FundingColumn, FundingColumn + " Type",
            .. ReceivingColumns.Append(ImplementingColumn).SelectMany(AgencyColumns),
        ];
    }

    /// <summary>Version 2.0: 69 columns, an origin column beside each type column, recipients by name.</summary>
    public static AidDataLayout Version2 { get; } =
        new("2.0", "AidData TUFF Project ID", parent: null, iso3: null, "AidData ", ["Receiving Agencies"], origins: true);

    /// <summary>Version 3.0: 126 columns, the origin within the type, recipients by ISO 3166-1 alpha-3.</summary>
    public static AidDataLayout Version3 { get; } =
        new("3.0", "AidData Record ID", "AidData Parent ID", "Recipient ISO-3", "", ["Direct Receiving Agencies", "Indirect Receiving Agencies"], origins: false);

    public string Release { get; }

    public string IdColumn { get; }

    public string? ParentColumn { get; }

    public string? Iso3Column { get; }

    public string SectorCodeColumn { get; }

    public string SectorNameColumn { get; }

    public IReadOnlyList<string> ReceivingColumns { get; }

    /// <summary>Whether an origin column runs beside each type column.</summary>
    public bool HasOrigins { get; }

    /// <summary>Every column of the published release, in its order.</summary>
    public IReadOnlyList<string> Published { get; }

    /// <summary>The columns an import reads, but for the amount, whose name holds the base year of its prices.</summary>
    public IReadOnlyList<string> Needed { get; }

    /// <summary>The release whose header this is, or null.</summary>
    public static AidDataLayout? Detect(IReadOnlyList<string> header) =>
        header.Contains(Version3.IdColumn) ? Version3 : header.Contains(Version2.IdColumn) ? Version2 : null;

    /// <summary>The column of the amount in constant USD: the unadjusted one, whatever the base year.</summary>
    public static string? FindAmountColumn(IReadOnlyList<string> header) =>
        header.FirstOrDefault(name => name.StartsWith(AmountPrefix, StringComparison.Ordinal));

    private static string[] Optional(string? column) => column is null ? [] : [column];

    private string[] AgencyColumns(string column) => HasOrigins ? [column, column + " Type", column + " Origin"] : [column, column + " Type"];

    private static string[] ReadPublished(string release)
    {
        using var stream = typeof(AidDataLayout).Assembly.GetManifestResourceStream($"columns-{release}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
