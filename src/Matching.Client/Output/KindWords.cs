using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Client;

/// <summary>The words a user types and reads for kinds, taken from the contract: <c>INSTITUTION_KIND_PUBLIC_AGENCY</c> is <c>public_agency</c>.</summary>
internal static class KindWords
{
    private const string Prefix = "INSTITUTION_KIND_";

    private static readonly EnumDescriptor Kinds = ResourcesReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(InstitutionKind));

    /// <summary>Every word, in the contract's order.</summary>
    public static string[] All { get; } = [.. Kinds.Values.Where(value => value.Number != 0).Select(Word)];

    /// <summary>The word for a kind; its number when the contract of the service is newer than this program.</summary>
    public static string Of(InstitutionKind kind) => Kinds.FindValueByNumber((int)kind) is { } value ? Word(value) : $"kind {(int)kind}";

    /// <summary>The kind a word of <see cref="All"/> stands for.</summary>
    public static InstitutionKind Parse(string word) => (InstitutionKind)Kinds.Values.Single(value => Word(value) == word).Number;

    private static string Word(EnumValueDescriptor value) => value.Name[Prefix.Length..].ToLowerInvariant();
}
