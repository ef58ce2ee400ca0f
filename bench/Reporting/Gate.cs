using Matching.Bench.Measuring;

namespace Matching.Bench.Reporting;

/// <summary>Says which rows fall short.</summary>
internal static class Gate
{
    /// <summary>One line for each gated bound that is not reached and each row whose result was wrong.</summary>
    public static IReadOnlyList<string> Faults(IEnumerable<ReportRow> rows) =>
    [
        .. rows.SelectMany(row => row.IsWrong
            ? [$"{row.Name}: {row.Trouble}"]
            : row.Missed.Where(missed => missed.Bound.IsGated).Select(missed => $"{row.Name}: {missed.Bound} was asked, {Figure.Show(missed.Value)} measured")),
    ];

    /// <summary>The table's last column.</summary>
    public static string Verdict(ReportRow row) => row switch
    {
        { IsWrong: true } => $"WRONG: {row.Trouble}",
        { Trouble: { } reason } => $"skipped: {reason}",
        { Bounds.Count: 0 } => "–",
        { Missed: [] } => "met",
        _ when row.Missed.Any(missed => missed.Bound.IsGated) => "SHORT",
        _ => "short of the aim",
    };
}
