using System.Buffers;
using System.Numerics;

namespace Matching.Learning;

/// <summary>
/// Finds candidates that are the same to a query but for their own past and the words of their names: same kind, same concepts, same
/// country. A quarter to a half of a country's candidates are the first of their sort; what a sort says is computed for those alone.
/// </summary>
internal static class RoleGroups
{
    /// <summary>Writes for each candidate the row of the first one of its sort: its own row for that one itself.</summary>
    /// <param name="catalogue">Knows the profiles.</param>
    /// <param name="candidates">Institution numbers.</param>
    /// <param name="first">One place a candidate.</param>
    public static void Find(Catalogue catalogue, ReadOnlySpan<int> candidates, Span<int> first)
    {
        // At most half full, so that a search ends soon.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(candidates.Length * 2) + 1);
        var rented = ArrayPool<int>.Shared.Rent(size);
        var slots = rented.AsSpan(0, size);
        slots.Fill(-1);
        for (var row = 0; row < candidates.Length; row++)
        {
            var profile = catalogue.Profiles[candidates[row]];
            var slot = (int)(NameWords.Mix(profile.Role, (ulong)profile.Country) & (ulong)(size - 1));
            while (slots[slot] >= 0 && !IsSame(profile, catalogue.Profiles[candidates[slots[slot]]]))
            {
                slot = (slot + 1) & (size - 1);
            }

            if (slots[slot] < 0)
            {
                slots[slot] = row;
            }

            first[row] = slots[slot];
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    private static bool IsSame(InstitutionProfile a, InstitutionProfile b) => a.Concepts == b.Concepts && a.Kind == b.Kind && a.Country == b.Country;
}
