using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string> Database() => new("--db")
    {
        Description = "The store file.",
        Required = true,
        HelpName = "FILE",
    };

    public static Option<string> Models() => new("--models")
    {
        Description = "The models folder.",
        Required = true,
        HelpName = "DIR",
    };

    public static Option<int> Seed() => Number(
        "--seed", "Same data, same options, same seed: the same result, byte for byte.", value: 1, least: 0, most: int.MaxValue);

    /// <summary>Which trainer grows the trees.</summary>
    public static Option<string> Trainer()
    {
        var trainer = new Option<string>("--trainer") { Description = "What grows the trees.", DefaultValueFactory = _ => "lightgbm" };
        trainer.AcceptOnlyFromAmong("lightgbm", "fasttree");
        return trainer;
    }

    /// <summary>The trainer that was given.</summary>
    public static TreeTrainer TrainerGiven(ParseResult parse, Option<string> trainer) =>
        parse.GetValue(trainer) == "fasttree" ? TreeTrainer.FastTree : TreeTrainer.LightGbm;

    /// <summary>A Markdown file about the data.</summary>
    public static Option<FileInfo?> DataNote(string purpose) => new("--data-note")
    {
        Description = $"Markdown file that says what the data is and under which licence, {purpose}.",
        HelpName = "FILE",
    };

    /// <summary>The text of the file that was given, or null.</summary>
    public static string? DataNoteGiven(ParseResult parse, Option<FileInfo?> dataNote) =>
        parse.GetValue(dataNote) is { } file ? File.ReadAllText(file.FullName) : null;

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int value, int least, int most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => Parse(result, name, least, most) ?? 0,
        HelpName = "N",
    };

    /// <summary>A year option that refuses what cannot be one.</summary>
    public static Option<int?> Year(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = result => Parse(result, name, Engagement.MinYear, Engagement.MaxYear),
        HelpName = "YEAR",
    };

    /// <summary>Whether an option was given, well-formed or not.</summary>
    public static bool IsGiven(SymbolResult command, Option option) => command.GetResult(option) is { Implicit: false };

    /// <summary>The year given, or null when there is none or it is not one, which its own option says.</summary>
    public static int? YearGiven(SymbolResult command, Option<int?> option) =>
        command.GetResult(option) is { Tokens: [var token] } && int.TryParse(token.Value, out var year) ? year : null;

    /// <summary>The words that call a command, as in <c>Matching.Trainer models show</c>.</summary>
    public static string Path(SymbolResult command) =>
        command is CommandResult { Command: var named } ? (command.Parent is null ? named.Name : $"{Path(command.Parent)} {named.Name}") : string.Empty;

    /// <summary>The whole number given, or null when it is none within bounds, which is then an error of the command line.</summary>
    public static int? Parse(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError($"{name} {text}: give a whole number from {least} to {most}.");
        return null;
    }
}
