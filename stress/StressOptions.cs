using System.CommandLine;
using System.Globalization;

namespace Matching.Stress;

/// <summary>Options several commands share.</summary>
internal static class StressOptions
{
    /// <summary>Which run of all possible ones.</summary>
    public static Option<int> Seed() => Number("--seed", "Which run of all possible ones: what is chosen at random follows from it.", value: 1, least: 0);

    /// <summary>A whole number.</summary>
    public static Option<int> Number(string name, string description, int value, int least) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} Default: {value}."),
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
            {
                return number;
            }

            result.AddError($"{name}: give a whole number from {least} on.");
            return value;
        },
    };
}
