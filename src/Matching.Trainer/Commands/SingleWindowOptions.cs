using System.CommandLine;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary>The data and the window of a backtest that judges something else than the ranking itself.</summary>
internal sealed class SingleWindowOptions
{
    private readonly DataOptions _data = new();
    private readonly Option<int?> _cutoff = CommonOptions.Year("--cutoff", "History before this year, queries from it on.", required: true);
    private readonly Option<int?> _until = CommonOptions.Year("--until", "Last year of the queries; default: the last year of the data.");
    private readonly Option<int> _seed = CommonOptions.Seed();

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        _data.AddTo(command);
        foreach (var option in new Option[] { _cutoff, _until, _seed })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (CommonOptions.YearGiven(result, _until) < CommonOptions.YearGiven(result, _cutoff))
            {
                result.AddError("--until lies before --cutoff: queries are asked from the cut-off on.");
            }
        });
    }

    /// <summary>Reads the data and the window; history is frozen at the cut-off.</summary>
    public (LearningData Data, BacktestOptions Window) Read(ParseResult parse)
    {
        var data = _data.Load(parse);
        return (data, new BacktestOptions(parse.GetValue(_cutoff)!.Value, parse.GetValue(_until) ?? data.Log.LastYear)
        {
            Frozen = true,
            Training = new TrainingOptions { Seed = parse.GetValue(_seed) },
        });
    }
}
