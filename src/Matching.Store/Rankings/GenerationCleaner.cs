using Dapper;

namespace Matching.Store;

/// <summary>Removes generations in small transactions, so that an import or an event never waits long for it.</summary>
internal static class GenerationCleaner
{
    /// <summary>The current generation and the two before it: whoever pages through one of them goes on while two more are published.</summary>
    public const int Kept = 3;

    private const int BatchSize = 2_000;

    public static void RemoveUnpublished(Writer writer) => RemoveAll(writer, RankingSql.Unpublished);

    public static void RemoveOutdated(Writer writer) => RemoveAll(writer, RankingSql.Outdated);

    public static void Remove(Writer writer, long generation)
    {
        int deleted;
        do
        {
            using var transaction = writer.Begin();
            deleted = transaction.Connection.Execute(RankingSql.DeletePages, new { Generation = generation, Limit = BatchSize });
            if (deleted < BatchSize)
            {
                transaction.Connection.Execute(RankingSql.DeleteGeneration, new { Generation = generation });
            }

            transaction.Commit();
        }
        while (deleted == BatchSize);
    }

    private static void RemoveAll(Writer writer, string select)
    {
        List<long> generations;
        using (var transaction = writer.Begin())
        {
            generations = transaction.Connection.Query<long>(select, new { Kept }).AsList();
        }

        foreach (var generation in generations)
        {
            Remove(writer, generation);
        }
    }
}
