namespace Matching.Store;

/// <summary>Statements over the names of enterprises or of institutions: the same shape over two tables each.</summary>
internal sealed record NameSql
{
    private NameSql(string owner)
    {
        InsertName = $"INSERT INTO {owner}_name (folded, {owner}_key) VALUES (@Folded, @Key) ON CONFLICT DO NOTHING";
        DeleteName = $"DELETE FROM {owner}_name WHERE folded = @Folded AND {owner}_key = @Key";
        InsertGrams = $"INSERT INTO {owner}_gram (rowid, text) VALUES (@Key, @Text)";
        DeleteGrams = $"DELETE FROM {owner}_gram WHERE rowid = @Key";
    }

    public static NameSql Enterprises { get; } = new("enterprise");

    public static NameSql Institutions { get; } = new("institution");

    public string InsertName { get; }

    public string DeleteName { get; }

    public string InsertGrams { get; }

    public string DeleteGrams { get; }
}
