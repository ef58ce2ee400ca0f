using System.CommandLine;

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

    public static Option<int> Seed() => new("--seed")
    {
        Description = "Same data, same options, same seed: the same result, byte for byte.",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
    };

    /// <summary>A year option that refuses what cannot be one.</summary>
    public static Option<int?> Year(string name, string description, bool required = false)
    {
        var option = new Option<int?>(name) { Description = description, Required = required, HelpName = "YEAR" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var year)
                && year is < Domain.Engagement.MinYear or > Domain.Engagement.MaxYear)
            {
                result.AddError($"{name} {year}: a year lies between {Domain.Engagement.MinYear} and {Domain.Engagement.MaxYear}.");
            }
        });
        return option;
    }
}
