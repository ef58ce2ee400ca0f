using System.Diagnostics.CodeAnalysis;
using Matching.V1;

namespace Matching.Service;

/// <summary>Roles a caller has: writer and trainer include reader, admin includes all.</summary>
/// <param name="Bits">One bit for each role, those included set too.</param>
public readonly record struct RoleSet(int Bits)
{
    /// <summary>No role.</summary>
    public static RoleSet None { get; }

    /// <summary>Every role.</summary>
    public static RoleSet All { get; } = None.With(Role.Admin);

    /// <summary>The words that name roles: <c>reader</c>, <c>writer</c>, <c>trainer</c>, <c>admin</c>.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<Role>().Where(role => role != Role.Unspecified).Select(WordOf)];

    /// <summary>The word of a role.</summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "The words are in lower case wherever people write them.")]
    public static string WordOf(Role role) => role == Role.Unspecified ? "everybody" : role.ToString().ToLowerInvariant();

    /// <summary>Reads the word of a role, as it is in tokens and settings.</summary>
    public static bool TryParse(string word, out Role role)
    {
        role = Enum.GetValues<Role>().FirstOrDefault(candidate => candidate != Role.Unspecified && WordOf(candidate) == word);
        return role != Role.Unspecified;
    }

    /// <summary>These and one more.</summary>
    public RoleSet With(Role role) => new(Bits | role switch
    {
        Role.Reader => BitOf(Role.Reader),
        Role.Writer => BitOf(Role.Writer) | BitOf(Role.Reader),
        Role.Trainer => BitOf(Role.Trainer) | BitOf(Role.Reader),
        Role.Admin => BitOf(Role.Admin) | BitOf(Role.Trainer) | BitOf(Role.Writer) | BitOf(Role.Reader),
        _ => 0,
    });

    /// <summary>Whether the role is among them; <see cref="Role.Unspecified"/> always is.</summary>
    public bool Has(Role role) => role == Role.Unspecified || (Bits & BitOf(role)) != 0;

    /// <inheritdoc/>
    public override string ToString()
    {
        var set = this;
        return string.Join(", ", Enum.GetValues<Role>().Where(role => role != Role.Unspecified && set.Has(role)).Select(WordOf));
    }

    private static int BitOf(Role role) => 1 << (int)role;
}
