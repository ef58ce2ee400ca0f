using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Client;

/// <summary>The words a user types for an enum of the contract: <c>STAGE_GOING_GLOBAL</c> is <c>going_global</c>.</summary>
/// <typeparam name="T">The enum; of <c>matching_service.proto</c>.</typeparam>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByWord = Read();

    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByWord.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>The value a word of <see cref="All"/> stands for; the unspecified one for null.</summary>
    public static T Parse(string? word) => word is null ? default : ByWord[word];

    private static FrozenDictionary<string, T> Read()
    {
        var descriptor = MatchingServiceReflection.Descriptor.FindTypeByName<EnumDescriptor>(typeof(T).Name);
        var unspecified = descriptor.FindValueByNumber(0).Name;
        var prefix = unspecified.Length - "UNSPECIFIED".Length;
        return descriptor.Values
            .Where(value => value.Number != 0)
            .ToFrozenDictionary(value => value.Name[prefix..].ToLowerInvariant(), value => (T)Enum.ToObject(typeof(T), value.Number), StringComparer.Ordinal);
    }
}
