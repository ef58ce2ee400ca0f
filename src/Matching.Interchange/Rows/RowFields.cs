using System.Buffers.Text;
using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>The fields of the current row, checked as they are taken. The first one that fails names the row's error.</summary>
internal sealed class RowFields(CsvRecords records, string file, int[] positions, IReadOnlyList<string> columns, RegionTree regions, SectorTree sectors)
{
    private readonly Dictionary<string, CountryCode> _countries =
        regions.Countries.ToDictionary(country => country.Id.Value, country => new CountryCode(country.Id.Value), StringComparer.Ordinal);

    private readonly Dictionary<string, SectorId> _sectors =
        sectors.All.Where(sector => sector.Parent is not null).ToDictionary(sector => sector.Id.Value, sector => sector.Id, StringComparer.Ordinal);

    /// <summary>The first thing found wrong with the current row, or null.</summary>
    public RowError? Error { get; private set; }

    /// <summary>Forgets the last row's error.</summary>
    public void Begin() => Error = null;

    /// <summary>Notes an error of the row, unless there is one already.</summary>
    public void Fail(int column, string value, string reason) =>
        Error ??= new RowError(file, records.Line, columns[column], RowError.Shorten(value), reason);

    /// <summary>An id, or an empty text when it breaks the rule of ids.</summary>
    public string Id(int column)
    {
        var text = Trimmed(column);
        if (IdentifierRules.IsValid(text))
        {
            return text;
        }

        Fail(column, text, text.Length == 0 ? $"the id is empty; allowed are {IdentifierRules.Description}" : $"not an id; allowed are {IdentifierRules.Description}");
        return string.Empty;
    }

    /// <summary>A text on one line: trimmed, each run of line breaks one space.</summary>
    public string Text(int column, int maxLength, bool required)
    {
        var text = OneLine(records.GetString(positions[column]));
        if (required && text.Length == 0)
        {
            Fail(column, text, "it is empty, but must be given");
        }
        else if (text.Length > maxLength)
        {
            Fail(column, text, $"it has {text.Length:N0} characters; at most {maxLength:N0} are allowed");
        }

        return text;
    }

    /// <summary>Aliases: parted, trimmed, without blanks, repeats and the name itself.</summary>
    public IReadOnlyList<string> Aliases(int column, string name)
    {
        if (records.GetUtf8(positions[column]).IsEmpty)
        {
            return [];
        }

        var aliases = new List<string>();
        foreach (var part in OneLine(records.GetString(positions[column])).Split(InterchangeFormat.AliasSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length > InterchangeFormat.MaxNameLength)
            {
                Fail(column, part, $"an alias has {part.Length:N0} characters; at most {InterchangeFormat.MaxNameLength:N0} are allowed");
            }
            else if (part != name && !aliases.Contains(part))
            {
                aliases.Add(part);
            }
        }

        if (aliases.Count > InterchangeFormat.MaxAliases)
        {
            Fail(column, aliases[0], $"there are {aliases.Count:N0} aliases; at most {InterchangeFormat.MaxAliases:N0} are allowed");
        }

        return aliases;
    }

    /// <summary>A country of the region tree.</summary>
    public CountryCode Country(int column)
    {
        var text = Trimmed(column);
        if (_countries.TryGetValue(text, out var country))
        {
            return country;
        }

        var meant = text.Length > 0 && regions.Find(text) is { Kind: RegionKind.Country } found ? $"; for {found.Name} write '{found.Id}'" : string.Empty;
        Fail(column, text, $"not a country: an ISO 3166-1 alpha-2 code in capitals is needed, or XK for Kosovo{meant}");
        return default;
    }

    /// <summary>A sector: a node of the sector tree below a family.</summary>
    public SectorId Sector(int column)
    {
        var text = Trimmed(column);
        if (_sectors.TryGetValue(text, out var sector))
        {
            return sector;
        }

        var meant = text.Length > 0 ? sectors.Find(text) : null;
        var hint = meant switch
        {
            null => ", such as 'energy'; docs/sectors.md lists them",
            { Parent: null } => $"; {meant.Name} is a family, name one of its sectors: {string.Join(", ", sectors.SelfAndDescendants(meant.Id).Skip(1).Select(sector => sector.Id))}",
            _ => $"; for {meant.Name} write '{meant.Id}'",
        };
        Fail(column, text, $"not a sector: the id of a sector of the sector tree is needed{hint}");
        return default;
    }

    /// <summary>A year within the accepted range.</summary>
    public int Year(int column)
    {
        var utf8 = records.GetUtf8(positions[column]).Trim(" \t"u8);
        if (Utf8Parser.TryParse(utf8, out int year, out var read) && read == utf8.Length && year is >= Engagement.MinYear and <= Engagement.MaxYear)
        {
            return year;
        }

        Fail(column, Trimmed(column), $"not a year: a whole number from {Engagement.MinYear} to {Engagement.MaxYear} is needed");
        return 0;
    }

    /// <summary>An amount in million USD, null when the field is empty.</summary>
    public double? Amount(int column)
    {
        var text = Trimmed(column);
        if (text.Length == 0)
        {
            return null;
        }

        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        if (double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and <= InterchangeFormat.MaxAmountUsdMillions)
        {
            return amount == 0 ? 0 : amount;
        }

        Fail(column, text, $"not an amount: million USD from 0 to {InterchangeFormat.MaxAmountUsdMillions:F0} with a point for decimals and no thousands separator, or nothing");
        return null;
    }

    /// <summary>One of a list of words.</summary>
    public T Word<T>(int column, TryParseWord<T> parse, IReadOnlyList<string> words)
        where T : struct
    {
        var text = Trimmed(column);
        if (!parse(text, out var value))
        {
            Fail(column, text, $"not one of {string.Join(", ", words)}");
        }

        return value;
    }

    /// <summary>Trims, and turns each run of line breaks into one space.</summary>
    internal static string OneLine(string text)
    {
        if (text.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            return text.Trim();
        }

        return string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private string Trimmed(int column) => records.GetString(positions[column]).Trim();
}
