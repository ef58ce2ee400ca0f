namespace Matching.Bench;

/// <summary>How the program was asked to run.</summary>
/// <param name="Filter">Only rows whose name holds this text, in any case; null for all.</param>
/// <param name="IsGated">Exit with 1 when a gated bound is not reached.</param>
/// <param name="IsQuick">A tenth of the data and three rounds at most.</param>
/// <param name="IsLarge">Also the rows over a million institutions, which take minutes.</param>
/// <param name="LargeStore">A file for their store, made when absent and kept; null makes it anew and removes it.</param>
internal sealed record BenchOptions(string? Filter, bool IsGated, bool IsQuick, bool IsLarge = false, string? LargeStore = null)
{
    /// <summary>Only a whole run may be written down.</summary>
    public bool IsWhole => Filter is null && !IsQuick;

    /// <summary>The command that repeats the run.</summary>
    public string Command
    {
        get
        {
            string[] own = [.. Filter is null ? [] : new[] { "--filter", $"\"{Filter}\"" }, .. IsGated ? ["--gate"] : Array.Empty<string>(), .. IsQuick ? ["--quick"] : Array.Empty<string>(), .. IsLarge ? ["--large"] : Array.Empty<string>()];
            return $"dotnet run -c Release --project bench{(own.Length == 0 ? string.Empty : " -- ")}{string.Join(' ', own)}";
        }
    }
}
