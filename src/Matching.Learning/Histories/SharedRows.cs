using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Rows of one state of the data in terms of an earlier one: whatever is the same is the same object, and an unchanged table the same array.
/// A service holds two states and more while it goes from one to the next.
/// </summary>
internal static class SharedRows
{
    /// <summary>Enterprises in order of id.</summary>
    public static Enterprise[] Of(IEnumerable<Enterprise> rows, Catalogue? before) => Share(
        rows,
        before?.EnterpriseRows,
        row => before!.IndexOf(row.Id),
        static (a, b) => a.Name == b.Name && a.IsDeleted == b.IsDeleted && a.Aliases.SequenceEqual(b.Aliases, StringComparer.Ordinal),
        static (a, b) => a.Id.CompareTo(b.Id));

    /// <summary>Institutions in order of id.</summary>
    public static Institution[] Of(IEnumerable<Institution> rows, Catalogue? before) => Share(
        rows,
        before?.InstitutionRows,
        row => before!.IndexOf(row.Id),
        static (a, b) => a.Name == b.Name
            && a.Country == b.Country
            && a.Kind == b.Kind
            && a.ValidUntil == b.ValidUntil
            && a.IsDeleted == b.IsDeleted
            && a.Aliases.SequenceEqual(b.Aliases, StringComparer.Ordinal),
        static (a, b) => a.Id.CompareTo(b.Id));

    private static T[] Share<T>(IEnumerable<T> rows, T[]? before, Func<T, int> numberBefore, Func<T, T, bool> isSame, Comparison<T> byId)
        where T : class
    {
        var array = rows.Select(row => before is not null && numberBefore(row) is >= 0 and var number && isSame(before[number], row) ? before[number] : row).ToArray();
        if (!IsInOrder(array, byId))
        {
            Array.Sort(array, byId);
        }

        return before is not null && IsTheSame(array, before) ? before : array;
    }

    private static bool IsInOrder<T>(T[] rows, Comparison<T> byId)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (byId(rows[i - 1], rows[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTheSame<T>(T[] rows, T[] before)
        where T : class
    {
        for (var i = 0; i < rows.Length && rows.Length == before.Length; i++)
        {
            if (!ReferenceEquals(rows[i], before[i]))
            {
                return false;
            }
        }

        return rows.Length == before.Length;
    }
}
