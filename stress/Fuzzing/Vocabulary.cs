using System.Collections.Immutable;
using System.Text;
using Matching.Stress.Worlds;

namespace Matching.Stress.Fuzzing;

/// <summary>Texts for fields: those a field of that name is meant to hold, and those nobody is meant to send.</summary>
internal sealed class Vocabulary
{
    private static readonly ImmutableArray<string> Hostile =
    [
        " ", "\0", "\u202E\u2066", "😀", "../../etc/passwd", "'; DROP TABLE enterprise; --", "{{7*7}}", "%s%n%x", "-1", "NaN", "null", "1e400", "\r\nx-injected: 1",
        "A\u030A", "中国水利水电", "enterprises/", "enterprises//x", "institutions/../x", "regions/-", "*", "a.b.c.d", new string('x', 65), new string('中', 201), new string('(', 300),
        new string('e', 5_000), new string('\\', 700), string.Join(' ', Enumerable.Repeat("AND", 200)), "en-\uFFFF", "\uFEFF", "ＺＭ", "zm", "𠀀𠀁𠀂",
    ];

    private static readonly ImmutableArray<string> Filters =
    [
        "kind = UTILITY", "kind = \"ministry\" AND country = \"ZM\"", "NOT kind = BANK", "country = ZM OR country = KE", "(kind = BANK OR (country = ZM AND NOT kind = MUSEUM))",
        "name : \"power\"", "kind != BANK", "kind =", "= = =", "(((", "\"open", "kind = UTILITY AND", "a < 5", "NOT NOT NOT kind = BANK", "-kind = BANK",
    ];

    private readonly Dictionary<string, string[]> _meant;

    /// <summary>Knows a world.</summary>
    public Vocabulary(StressWorld world)
    {
        string[] enterprises = [.. world.Enterprises.SelectMany(id => new[] { id, $"enterprises/{id}" }), "fuzz-1", "fuzz-2", "enterprises/fuzz-3"];
        string[] institutions = [.. world.Institutions.Take(60).SelectMany(id => new[] { id, $"institutions/{id}" }), "fuzz-1", "fuzz-2", "institutions/fuzz-3"];
        string[] sectors = ["energy", "sectors/energy", "health", "Education", "transport-and-storage", "fuzz-1", "sectors/fuzz-2"];
        string[] regions = ["ZM", "regions/KE", "world", "eastern-africa", "VN", "Zambia"];
        string[] models = [.. world.Models.Select(version => $"models/{version}"), "models/none", "2014-00000000"];
        string[] operations = ["operations/0", "operations/0193d3f0a1b27c3d8e4f5a6b7c8d9e0f"];
        _meant = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["enterprise"] = enterprises,
            ["enterprises"] = enterprises,
            ["enterprise_id"] = ["fuzz-1", "fuzz-2", "fuzz-3"],
            ["institution"] = institutions,
            ["other_institution"] = institutions,
            ["exclude_institutions"] = institutions,
            ["institution_id"] = ["fuzz-1", "fuzz-2", "fuzz-3"],
            ["sector"] = sectors,
            ["sector_id"] = ["fuzz-1", "fuzz-2"],
            ["region"] = regions,
            ["country_code"] = ["ZM", "KE", "VN", "CN"],
            ["name"] = [.. enterprises.Take(6), .. institutions.Take(6), .. sectors, .. regions, .. models, .. operations, "servingStatus"],
            ["parent"] = [.. enterprises.Take(6), .. sectors],
            ["display_name"] = ["Fuzz Corporation", "模糊公司", "Électricité du Nord"],
            ["aliases"] = ["Fuzz", "模糊", "F"],
            ["query"] = ["power", "电建", "zesco", "minist", "a"],
            ["filter"] = [.. Filters],
            ["paths"] = ["display_name", "aliases", "*", "kind", "country_code", "valid_until", "name", "parent"],
            ["language_code"] = ["en", "zh", "zh-Hans", "fr"],
            ["event_id"] = [.. Enumerable.Range(0, 200).Select(i => $"fuzz-{i}")],
            ["request_id"] = ["6fa2d7d4-62a5-4c0e-8f0e-2a8c0f7b6d11", "6fa2d7d4-62a5-4c0e-8f0e-2a8c0f7b6d12"],
            ["etag"] = ["\"0\"", "W/\"1\"", "*"],
            ["note"] = ["A note.", "备注"],
            ["page_token"] = [],
            ["resume_token"] = [],
            ["attribution_token"] = [],
        };
    }

    /// <summary>Adds texts the service itself gave: tokens.</summary>
    public void Learn(string field, params IEnumerable<string> texts) => _meant[field] = [.. _meant.GetValueOrDefault(field, []), .. texts.Where(text => text.Length > 0)];

    /// <summary>A text for a field.</summary>
    /// <param name="field">The field's name in the contract.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="isTame">Nothing but what the field is meant to hold.</param>
    public string For(string field, Random random, bool isTame)
    {
        var meant = _meant.GetValueOrDefault(field, []);
        if (isTame)
        {
            return meant.Length > 0 ? meant[random.Next(meant.Length)] : string.Empty;
        }

        var choice = random.Next(100);
        if (choice < 75 && meant.Length > 0)
        {
            return meant[random.Next(meant.Length)];
        }

        return choice switch
        {
            < 82 => string.Empty,
            < 92 => Hostile[random.Next(Hostile.Length)],
            < 96 when meant.Length > 0 => Bent(meant[random.Next(meant.Length)], random),
            _ => Random(random),
        };
    }

    private static string Bent(string text, Random random)
    {
        var at = random.Next(text.Length);
        return $"{text[..at]}{(char)random.Next(32, 127)}{text[(at + random.Next(0, 2))..]}";
    }

    private static string Random(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 40); count > 0; count--)
        {
            text.Append(new Rune(random.Next(4) == 0 ? random.Next(0x4E00, 0x9FFF) : random.Next(1, 0x7F)).ToString());
        }

        return text.ToString();
    }
}
