using Matching.Bench.Measuring;
using Matching.Bench.Reporting;

namespace Matching.Bench.Tests.Reporting;

/// <summary>Rows to report.</summary>
internal static class Rows
{
    public static ReportRow Measured(string name, double value, params Bound[] bounds) =>
        new(name, "does something", Against: null, bounds, [Figure.Of("rate", value, "rows/s")], Trouble: null, IsWrong: false);

    public static ReportRow Troubled(string name, string trouble, bool isWrong) =>
        new(name, "does something", Against: null, [Bound.AtLeast("rate", 10)], [], trouble, isWrong);
}
