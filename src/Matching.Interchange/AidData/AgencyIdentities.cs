using System.Security.Cryptography;
using System.Text;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>One identity per (folded name, country), with every spelling seen kept as an alias.</summary>
/// <param name="regions">Tells places from short forms in brackets.</param>
/// <param name="space">Keeps the ids of two sorts of bodies apart.</param>
internal sealed class AgencyIdentities(RegionTree regions, string space)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The identities seen, in order of id.</summary>
    public IEnumerable<Entry> All => _entries.Values.OrderBy(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>Notes one sight of a body.</summary>
    /// <returns>Its id: the same in every file and on every machine.</returns>
    public string Note(Agency agency, string country)
    {
        var key = $"{space}|{country}|{AgencyNames.Identity(agency.Name)}";
        if (!_entries.TryGetValue(key, out var entry))
        {
            entry = new Entry(HashId(key), country);
            _entries.Add(key, entry);
        }

        entry.Add(agency, regions);
        return entry.Id;
    }

    /// <summary>The id that stands for a key: <c>A</c> and 64 bits of its SHA-256.</summary>
    public static string HashId(string key) => "A" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));

    /// <summary>One body and how it was written.</summary>
    internal sealed class Entry(string id, string country)
    {
        private readonly SortedDictionary<string, int> _names = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, int> _types = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _others = new(StringComparer.Ordinal);

        public string Id { get; } = id;

        public string Country { get; } = country;

        /// <summary>The spelling met most often.</summary>
        public string Name => MostFrequent(_names);

        /// <summary>The type met most often.</summary>
        public string Type => MostFrequent(_types);

        public IReadOnlyList<string> Aliases
        {
            get
            {
                var name = Name;
                return [.. _names.Keys.Concat(_others).Where(other => other != name).Distinct(StringComparer.Ordinal).Take(InterchangeFormat.MaxAliases)];
            }
        }

        public void Add(Agency agency, RegionTree regions)
        {
            var name = Limit(AgencyNames.WithoutBrackets(agency.Name));
            _names[name] = _names.GetValueOrDefault(name) + 1;
            _types[agency.Type] = _types.GetValueOrDefault(agency.Type) + 1;
            var rest = agency.Name;
            foreach (var other in AgencyNames.Bracketed(agency.Name, regions))
            {
                _others.Add(Limit(other));
                rest = rest.Replace($"({other})", string.Empty, StringComparison.Ordinal);
            }

            // What remains in brackets belongs to the name, "(Persero)" say: the full spelling is worth finding too.
            if (rest.Contains('(', StringComparison.Ordinal))
            {
                _others.Add(Limit(string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
            }
        }

        private static string Limit(string text) =>
            text.Length <= InterchangeFormat.MaxNameLength ? text : text[..InterchangeFormat.MaxNameLength].TrimEnd();

        private static string MostFrequent(SortedDictionary<string, int> counts) => counts.MaxBy(pair => pair.Value).Key;
    }
}
