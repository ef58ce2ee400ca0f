using System.CommandLine;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary>The options that say where engagements are read from without changing anything: a store or a folder.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _database = new("--db") { Description = "The store file.", HelpName = "FILE" };
    private readonly Option<string?> _data = new("--data") { Description = "An interchange folder instead of a store.", HelpName = "DIR" };

    /// <summary>Adds the options to a command; one of them must be given.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_database);
        command.Options.Add(_data);
        command.Validators.Add(result =>
        {
            if (CommonOptions.IsGiven(result, _database) == CommonOptions.IsGiven(result, _data))
            {
                result.AddError("Give either --db FILE or --data DIR.");
            }
        });
    }

    /// <summary>Reads what was named.</summary>
    public LearningData Load(ParseResult parse)
    {
        if (parse.GetValue(_data) is { } folder)
        {
            return LearningData.Load(folder);
        }

        using var store = MatchingStore.Open(new StoreOptions(parse.GetValue(_database)!) { ReadOnly = true });
        return LearningData.LoadForTraining(store);
    }
}
