using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Google.Type;
using Matching.V1;

namespace Matching.Client;

/// <summary>Options of <c>rank</c> that say how, not what: stage, diversity, limits, filter, a past year.</summary>
internal sealed class ArrangingOptions
{
    private readonly Option<string?> _stage = new("--stage") { Description = "How far the enterprise has come; favours kinds by the service's policy.", HelpName = "STAGE" };

    private readonly Option<string?> _diversity = new("--diversity") { Description = "Keeps the top from being all of one sort.", HelpName = "DIVERSITY" };

    private readonly Option<int> _maxPerKind = new("--max-per-kind") { Description = "At most this many of each kind. Default: no limit.", HelpName = "N" };

    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "A condition, such as \"kind = utility AND NOT display_name:bank\"; see docs/asking.md.",
        HelpName = "FILTER",
    };

    private readonly Option<Date?> _asOf = new("--as-of")
    {
        Description = "Rank with what was known then: a year, or a date such as 2012-06-30. Default: everything.",
        HelpName = "YEAR",
        CustomParser = ParseDate,
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        _stage.AcceptOnlyFromAmong([.. EnumWords<Stage>.All]);
        _diversity.AcceptOnlyFromAmong([.. EnumWords<Diversity>.All]);
        _maxPerKind.Validators.Add(result =>
        {
            if (result.GetValue(_maxPerKind) < 1)
            {
                result.AddError("--max-per-kind must be 1 or more.");
            }
        });
        foreach (var option in new Option[] { _stage, _diversity, _maxPerKind, _filter, _asOf })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Writes what was given into a request.</summary>
    public void Apply(ParseResult parsed, RankPartnersRequest request)
    {
        request.Stage = EnumWords<Stage>.Parse(parsed.GetValue(_stage));
        request.Diversity = EnumWords<Diversity>.Parse(parsed.GetValue(_diversity));
        request.MaxPerKind = parsed.GetValue(_maxPerKind);
        request.Filter = parsed.GetValue(_filter) ?? string.Empty;
        request.AsOf = parsed.GetValue(_asOf);
    }

    private static Date? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
        {
            return new Date { Year = year };
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new Date { Year = date.Year, Month = date.Month, Day = date.Day };
        }

        result.AddError($"--as-of '{text}' is not a year such as 2012 or a date such as 2012-06-30.");
        return null;
    }
}
