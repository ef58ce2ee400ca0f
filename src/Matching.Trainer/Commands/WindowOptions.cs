using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary>The options that say which queries are asked: of one cut-off, or of several, each trained for by itself.</summary>
internal sealed class WindowOptions
{
    private readonly Option<int?> _cutoff = CommonOptions.Year("--cutoff", "History before this year, queries from it on.");
    private readonly Option<int[]> _cutoffs = new("--cutoffs")
    {
        Description = "Several cut-offs, parted by commas; a model is trained for each.",
        HelpName = "YEAR,YEAR,...",
        CustomParser = ParseYears,
    };

    private readonly Option<int?> _until = CommonOptions.Year("--until", "Last year of the queries; default: the last year of the data.");
    private readonly Option<int> _years = CommonOptions.Number(
        "--years", "Years of queries after each cut-off, at most; 0: all up to --until.", value: 0, least: 0, most: 100);

    private readonly Option<bool> _frozen = new("--frozen") { Description = "History stays as it was at the cut-off; otherwise each query sees the years before its own." };
    private readonly Option<bool> _regionLevel = new("--region-level") { Description = "Candidates are all institutions of the country's M49 subregion." };

    /// <summary>Adds the options to a command, with the checks between them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _cutoff, _cutoffs, _until, _years, _frozen, _regionLevel })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (CommonOptions.IsGiven(result, _cutoff) == CommonOptions.IsGiven(result, _cutoffs))
            {
                result.AddError("Give either --cutoff YEAR or --cutoffs YEAR,YEAR,...");
            }

            if (CommonOptions.YearGiven(result, _until) < CommonOptions.YearGiven(result, _cutoff))
            {
                result.AddError("--until lies before --cutoff: queries are asked from the cut-off on.");
            }

            if (CommonOptions.YearGiven(result, _until) < LastGiven(result))
            {
                result.AddError("--until lies before the last of --cutoffs: queries are asked from each cut-off on.");
            }
        });
    }

    /// <summary>Whether several cut-offs were given.</summary>
    public bool AreSeveral(SymbolResult command) => CommonOptions.IsGiven(command, _cutoffs);

    /// <summary>The windows that were asked for, in the order of their cut-offs.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="lastYear">The last year of the data.</param>
    /// <param name="training">How each model is trained.</param>
    public IReadOnlyList<BacktestOptions> Read(ParseResult parse, int lastYear, TrainingOptions training)
    {
        var until = parse.GetValue(_until) ?? lastYear;
        var years = parse.GetValue(_years);
        int[] cutoffs = parse.GetValue(_cutoff) is { } one ? [one] : parse.GetValue(_cutoffs)!;
        return [.. cutoffs.Select(cutoff => new BacktestOptions(cutoff, years == 0 ? until : Math.Min(until, cutoff + years - 1))
        {
            Frozen = parse.GetValue(_frozen),
            RegionLevel = parse.GetValue(_regionLevel),
            Training = training,
            Baselines = BaselineSet.All,
        })];
    }

    /// <summary>The last of the cut-offs given, or null when there is none or one is no year, which their own option says.</summary>
    private int? LastGiven(SymbolResult command) => command.GetResult(_cutoffs) is { Implicit: false } given ? Years(Text(given.Tokens))?[^1] : null;

    private static int[]? ParseYears(ArgumentResult result)
    {
        var text = Text(result.Tokens);
        if (Years(text) is { } years)
        {
            return years;
        }

        result.AddError($"--cutoffs {text}: give whole numbers from {Engagement.MinYear} to {Engagement.MaxYear}, parted by commas.");
        return null;
    }

    private static string Text(IReadOnlyList<Token> tokens) => string.Join(',', tokens.Select(token => token.Value));

    /// <summary>The years of a list, ascending and each once; null when a part of it is no year.</summary>
    private static int[]? Years(string text)
    {
        var years = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < Engagement.MinYear or > Engagement.MaxYear)
            {
                return null;
            }

            years.Add(year);
        }

        return [.. years];
    }
}
