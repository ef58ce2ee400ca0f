using Matching.Domain;
using Matching.Interchange;

namespace Matching.Jobs;

/// <summary>
/// A body met in two of AidData's files keeps the name it came in with, and gathers the spellings of both: the order of imports does not
/// set them against each other, and importing one of them again changes nothing.
/// </summary>
internal static class KnownNames
{
    public static Enterprise Keep(Enterprise value, Enterprise? known) =>
        known is null ? value : value with { Name = known.Name, Aliases = Join(known.Name, known.Aliases, value.Name, value.Aliases) };

    public static Institution Keep(Institution value, Institution? known) => known is null
        ? value
        : value with { Name = known.Name, Kind = known.Kind, Aliases = Join(known.Name, known.Aliases, value.Name, value.Aliases) };

    private static List<string> Join(string name, IReadOnlyList<string> known, string newName, IReadOnlyList<string> added) =>
        [.. known.Append(newName).Concat(added).Where(alias => alias != name).Distinct(StringComparer.Ordinal).Take(InterchangeFormat.MaxAliases)];
}
