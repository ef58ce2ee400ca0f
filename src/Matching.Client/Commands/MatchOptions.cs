using System.CommandLine;

namespace Matching.Client;

/// <summary>What <c>explain</c> and <c>compare</c> ask about.</summary>
internal sealed class MatchOptions
{
    public Option<string> Enterprise { get; } = new("--enterprise")
    {
        Description = "Who asks: an id or a name.",
        HelpName = "ENTERPRISE",
        Required = true,
    };

    public Option<string> Institution { get; } = new("--institution")
    {
        Description = "The institution, by its id; 'search' finds it.",
        HelpName = "ID",
        Required = true,
    };

    public Option<string?> Sector { get; } = new("--sector")
    {
        Description = "The field, such as energy. Default: every sector.",
        HelpName = "SECTOR",
    };

    public Option<string> Language { get; } = LanguageOption();

    private Option<string?> Country { get; } = new("--country")
    {
        Description = "The ranking of this country. Default: the institution's country.",
        HelpName = "COUNTRY",
    };

    private Option<string?> Region { get; } = new("--region")
    {
        Description = "The ranking of a region or group instead of a country.",
        HelpName = "REGION",
    };

    /// <summary>The option for the language of explanations.</summary>
    public static Option<string> LanguageOption()
    {
        var option = new Option<string>("--language")
        {
            Description = "The language of the reasons: en or zh.",
            HelpName = "LANGUAGE",
            DefaultValueFactory = _ => ExplanationWords.Languages[0],
        };
        option.AcceptOnlyFromAmong(ExplanationWords.Languages);
        return option;
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Enterprise, Institution, Country, Region, Sector, Language })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(Country) is not null && result.GetResult(Region) is not null)
            {
                result.AddError("Give --country or --region, not both.");
            }
        });
    }

    /// <summary>The region asked for; empty for the default.</summary>
    public string RegionOf(ParseResult parsed) => parsed.GetValue(Country) ?? parsed.GetValue(Region) ?? string.Empty;
}
