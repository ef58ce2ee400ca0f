namespace Matching.Client;

/// <summary>Follows page tokens until enough is there.</summary>
internal static class PagedCall
{
    /// <summary>Reads up to a number of rows.</summary>
    /// <param name="top">How many at most.</param>
    /// <param name="largestPage">The largest page the method hands out.</param>
    /// <param name="page">Asks for one page: how many, behind which token.</param>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(int top, int largestPage, Func<int, string, Task<(IReadOnlyList<T> Rows, string Next)>> page)
    {
        var rows = new List<T>();
        var token = string.Empty;
        do
        {
            var (more, next) = await page(Math.Min(top - rows.Count, largestPage), token);
            rows.AddRange(more);
            token = next;
        }
        while (token.Length > 0 && rows.Count < top);
        return rows;
    }
}
