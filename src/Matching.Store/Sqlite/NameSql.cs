namespace Matching.Store;

/// <summary>Statements over the names of enterprises or of institutions: the same shape over two sets of tables.</summary>
internal sealed record NameSql
{
    // Of the names that begin with the text, look at this many for those of one country.
    private const int PrefixScan = 2_000;

    private NameSql(string owner, string columns, string inCountry)
    {
        InsertName = $"INSERT INTO {owner}_name (folded, {owner}_key) VALUES (@Folded, @Key) ON CONFLICT DO NOTHING";
        DeleteName = $"DELETE FROM {owner}_name WHERE folded = @Folded AND {owner}_key = @Key";
        InsertGrams = $"INSERT INTO {owner}_gram (rowid, text) VALUES (@Key, @Text)";
        DeleteGrams = $"DELETE FROM {owner}_gram WHERE rowid = @Key";
        FindByKey = $"SELECT {columns} FROM {owner} WHERE {owner}_key = @Key";
        FindKeys = $"SELECT rowid FROM {owner}_gram WHERE {owner}_gram MATCH @Match LIMIT @Limit";
        CountKeys = $"SELECT count(*) FROM ({FindKeys})";

        // CROSS JOIN keeps the order of the tables: the few names first, then the row of each.
        FindPrefix = $"""
            SELECT {columns} FROM (
                SELECT {owner}_key AS found FROM {owner}_name WHERE folded >= @From AND folded < @To ORDER BY folded LIMIT {PrefixScan})
            CROSS JOIN {owner} ON {owner}_key = found WHERE {inCountry} LIMIT @Limit
            """;
        FindContaining = $"""
            SELECT {columns} FROM (SELECT rowid AS found FROM {owner}_gram WHERE {owner}_gram MATCH @Match LIMIT @Limit)
            CROSS JOIN {owner} ON {owner}_key = found
            """;
    }

    public static NameSql Enterprises { get; } = new("enterprise", CatalogueSql.EnterpriseColumns, "@Country IS NULL");

    public static NameSql Institutions { get; } = new("institution", CatalogueSql.InstitutionColumns, "(@Country IS NULL OR country = @Country)");

    public string InsertName { get; }

    public string DeleteName { get; }

    public string InsertGrams { get; }

    public string DeleteGrams { get; }

    public string FindByKey { get; }

    public string FindKeys { get; }

    /// <summary>Counts no further than the limit.</summary>
    public string CountKeys { get; }

    public string FindPrefix { get; }

    public string FindContaining { get; }
}
