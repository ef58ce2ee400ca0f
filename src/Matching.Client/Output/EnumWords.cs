using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Client;

/// <summary>The words a user types for an enum of the contract: <c>STAGE_GOING_GLOBAL</c> is <c>going_global</c>.</summary>
/// <typeparam name="T">The enum; of the contract.</typeparam>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly FileDescriptor[] Files =
    [
        MatchingServiceReflection.Descriptor, FeedbackServiceReflection.Descriptor, ModelServiceReflection.Descriptor, OperationServiceReflection.Descriptor,
        ResourcesReflection.Descriptor,
    ];

    private static readonly FrozenDictionary<string, T> ByWord = Read();

    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByWord.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>The value a word of <see cref="All"/> stands for; the unspecified one for null.</summary>
    public static T Parse(string? word) => word is null ? default : ByWord[word];

    /// <summary>The word for a value; empty for the unspecified one, its number when the service's contract is newer than this program.</summary>
    public static string Of(T value) =>
        EqualityComparer<T>.Default.Equals(value, default) ? string.Empty : ByWord.FirstOrDefault(pair => pair.Value.Equals(value)).Key ?? value.ToString("D");

    private static FrozenDictionary<string, T> Read()
    {
        var descriptor = Files.Select(file => file.FindTypeByName<EnumDescriptor>(typeof(T).Name)).First(found => found is not null);
        var unspecified = descriptor.FindValueByNumber(0).Name;
        var prefix = unspecified.Length - "UNSPECIFIED".Length;
        return descriptor.Values
            .Where(value => value.Number != 0)
            .ToFrozenDictionary(value => value.Name[prefix..].ToLowerInvariant(), value => (T)Enum.ToObject(typeof(T), value.Number), StringComparer.Ordinal);
    }
}
