using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Turns rows of the publisher's table into projects, checking each cell it reads.</summary>
internal sealed class AidDataRows
{
    private static readonly Dictionary<string, EngagementOutcome> Outcomes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Pipeline: Pledge"] = EngagementOutcome.Pledged,
        ["Pipeline: Commitment"] = EngagementOutcome.Committed,
        ["Implementation"] = EngagementOutcome.Implementing,
        ["Completion"] = EngagementOutcome.Completed,
        ["Suspended"] = EngagementOutcome.Suspended,
        ["Cancelled"] = EngagementOutcome.Cancelled,
    };

    private readonly AidDataTable _table;
    private readonly string _file;
    private readonly AidDataLayout _layout;
    private readonly string _amountColumn;
    private readonly AidDataPlaces _places;
    private readonly SectorTree _sectors;
    private readonly Dictionary<string, int> _positions;
    private readonly HashSet<long> _seen = [];
    private RowError? _error;

    public AidDataRows(AidDataTable table, string path, RegionTree regions, SectorTree sectors)
    {
        _table = table;
        _file = Path.GetFileName(path);
        _layout = AidDataLayout.Detect(table.Header)!;
        _places = new AidDataPlaces(regions);
        _sectors = sectors;
        var amount = AidDataLayout.FindAmountColumn(table.Header);
        var missing = _layout.Needed.Except(table.Header).Concat(amount is null ? ["Amount (Constant USD …)"] : []).ToList();
        if (missing.Count > 0)
        {
            throw new MissingColumnException(path, missing, _layout.Needed);
        }

        _amountColumn = amount!;
        _positions = table.Header.Select((name, i) => (name, i)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>Which release the file is.</summary>
    public AidDataLayout Layout => _layout;

    /// <summary>Whether the current row holds nothing: sheets end in rows that are only formatted.</summary>
    public bool IsBlank => _table.Fault is null && _layout.Needed.All(column => Cell(column).Length == 0);

    /// <summary>Reads the current row.</summary>
    /// <returns>The project, or the reason why it cannot be taken.</returns>
    public (AidDataProject? Project, RowError? Error) Current()
    {
        if (_table.Fault is { } fault)
        {
            return (null, new RowError(_file, _table.Line, fault.Column, fault.Value, fault.Reason));
        }

        _error = null;
        var misaligned = 0;
        var project = new AidDataProject(
            Id(_layout.IdColumn),
            Parents(),
            Cell(AidDataLayout.UmbrellaColumn) == "Yes",
            Country(),
            Year(),
            Outcome(),
            Sector(),
            Amount(),
            RowFields.OneLine(Cell(AidDataLayout.TitleColumn)),
            Cell(AidDataLayout.CommentsColumn),
            Agency.SplitFunders(Cell(AidDataLayout.FundingColumn), Cell(AidDataLayout.FundingColumn + " Type")),
            [.. _layout.ReceivingColumns.SelectMany(column => Agencies(column, ref misaligned))],
            Agencies(AidDataLayout.ImplementingColumn, ref misaligned),
            misaligned);
        if (_error is null && !_seen.Add(project.Id))
        {
            Fail(_layout.IdColumn, Cell(_layout.IdColumn), "the record stands twice in this file");
        }

        return _error is null ? (project, null) : (null, _error);
    }

    private Agency[] Agencies(string column, ref int misaligned)
    {
        var agencies = Agency.Split(Cell(column), Cell(column + " Type"), _layout.HasOrigins ? Cell(column + " Origin") : null);
        misaligned += agencies is null ? 1 : 0;
        return agencies ?? [];
    }

    private long Id(string column, string? text = null)
    {
        text ??= Cell(column);
        if (Whole(text) is > 0 and < 10_000_000 and var id)
        {
            return id;
        }

        Fail(column, text, "not a record number: a whole number from 1 to 9999999 is needed");
        return 0;
    }

    /// <summary>A few records have several parents, parted by '|'.</summary>
    private long[] Parents() => _layout.ParentColumn is { } column
        ? [.. Cell(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Id(column, part))]
        : [];

    private CountryCode? Country()
    {
        var iso3 = _layout.Iso3Column is { } column ? Cell(column) : string.Empty;
        var recipient = Cell(AidDataLayout.RecipientColumn);
        if (_places.IsSeveral(recipient, iso3))
        {
            return null;
        }

        if (_places.Find(recipient, iso3) is { } country)
        {
            return country;
        }

        Fail(AidDataLayout.RecipientColumn, recipient, $"not a country that is known, by name or by code ('{iso3}')");
        return null;
    }

    private int Year()
    {
        var text = Cell(AidDataLayout.YearColumn);
        if (Whole(text) is >= Engagement.MinYear and <= Engagement.MaxYear and var year)
        {
            return (int)year;
        }

        Fail(AidDataLayout.YearColumn, text, $"not a year from {Engagement.MinYear} to {Engagement.MaxYear}");
        return 0;
    }

    private EngagementOutcome Outcome()
    {
        var text = Cell(AidDataLayout.StatusColumn);
        if (!Outcomes.TryGetValue(text, out var outcome))
        {
            Fail(AidDataLayout.StatusColumn, text, $"not one of {string.Join(", ", Outcomes.Keys)}");
        }

        return outcome;
    }

    private SectorId Sector()
    {
        var (name, code) = (Cell(_layout.SectorNameColumn), Cell(_layout.SectorCodeColumn));
        var sector = (name.Length > 0 ? _sectors.Find(name) : null) ?? (Whole(code) is { } number ? _sectors.Find(number.ToString(CultureInfo.InvariantCulture)) : null);
        if (sector is not null)
        {
            return sector.Id;
        }

        Fail(_layout.SectorNameColumn, name, $"not a sector that is known, by name or by code ('{code}')");
        return default;
    }

    private double? Amount()
    {
        var text = Cell(_amountColumn);
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and <= InterchangeFormat.MaxAmountUsdMillions * 1e6)
        {
            // To the dollar: what is finer comes from deflating, not from the source.
            return Math.Round(amount) / 1e6;
        }

        Fail(_amountColumn, text, "not an amount in USD of zero or more");
        return null;
    }

    private string Cell(string column) => _table.Cell(_positions[column]).Trim();

    private static long? Whole(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (long)number : null;

    private void Fail(string column, string value, string reason) => _error ??= new RowError(_file, _table.Line, column, RowError.Shorten(value), reason);
}
