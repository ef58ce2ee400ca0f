namespace Matching.Store;

/// <summary>The hash of what was asked of an operation, or of what it gave.</summary>
internal static class OperationDigest
{
    /// <summary>Null when there is nothing.</summary>
    public static byte[]? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var digest = new ContentDigest();
        digest.Add(text);
        return digest.Finish();
    }
}
