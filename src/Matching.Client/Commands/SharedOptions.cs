using System.CommandLine;
using System.Globalization;

namespace Matching.Client;

/// <summary>Options that several commands take alike.</summary>
internal static class SharedOptions
{
    /// <summary>The largest page the service hands out.</summary>
    public const int MaxTop = 200;

    /// <summary><c>--top</c>, one page at most.</summary>
    public static Option<int> Top()
    {
        var top = new Option<int>("--top") { Description = "How many to show.", HelpName = "N", DefaultValueFactory = _ => RankCommand.DefaultTop };
        top.Validators.Add(result =>
        {
            if (result.GetValue(top) is < 1 or > MaxTop)
            {
                result.AddError($"--top must be from 1 to {MaxTop}.");
            }
        });
        return top;
    }

    /// <summary><c>--sector</c>.</summary>
    public static Option<string?> Sector() => new("--sector") { Description = "The field, such as energy. Default: every sector.", HelpName = "SECTOR" };

    /// <summary>A share for people: in per cent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");
}
