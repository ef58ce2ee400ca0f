using System.Security.Cryptography;
using System.Text;

namespace Matching.Domain;

/// <summary>Ids of what events add up to: always the same for the same thing, in every process.</summary>
public static class RecordedId
{
    /// <summary>What such an id begins with.</summary>
    public const string Prefix = "recorded-";

    /// <summary>The id that stands for some texts.</summary>
    /// <param name="parts">None holds a line break.</param>
    public static EngagementId Of(params ReadOnlySpan<string> parts) =>
        new(Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8)));
}
