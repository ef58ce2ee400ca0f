using CsvHelper;

namespace Matching.Interchange;

/// <summary>What can be wrong with a record as a whole, in words.</summary>
internal static class CsvFaults
{
    /// <summary>Nothing but a record larger than the limit: what a lost quote looks like too.</summary>
    public static string TooLong(int maxRowBytes, int maxFieldBytes) =>
        $"the row is longer than {maxRowBytes:N0} bytes, or a quote is opened and never closed; a field may hold {maxFieldBytes:N0} bytes";

    /// <summary>Quotes that break the rules.</summary>
    public static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote stands inside a field that is not quoted; quote the field and double the quotes in it",
        CsvMalformedReason.TextAfterClosingQuote => "text follows the closing quote of a field; double the quotes that belong to the text",
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and never closed",
        _ => $"the row breaks the rules of RFC 4180 ({reason})",
    };
}
