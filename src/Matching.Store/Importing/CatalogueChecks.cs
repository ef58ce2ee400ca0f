namespace Matching.Store;

/// <summary>What the schema would refuse, said as a rejection of one row instead of a failed import.</summary>
internal static class CatalogueChecks
{
    public static UpsertResult? Check(string idColumn, string id, string name, IReadOnlyList<string> aliases)
    {
        if (id.Length == 0)
        {
            return UpsertResult.Rejected(idColumn, "is missing");
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return UpsertResult.Rejected("name", "is blank");
        }

        return aliases.Any(string.IsNullOrWhiteSpace) ? UpsertResult.Rejected("aliases", "hold a blank one") : null;
    }

    public static UpsertResult Repeated(string idColumn, string id) => UpsertResult.Rejected(idColumn, $"'{id}' was already given in this import");
}
