using System.CommandLine;
using Matching.Interchange;

namespace Matching.Trainer.Commands;

/// <summary><c>sample</c>: writes an invented world in the interchange format.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var defaults = new SampleWorldOptions();
        var folder = new Option<string>("--out") { Description = "The folder to write; made when absent.", Required = true, HelpName = "DIR" };
        var seed = CommonOptions.Seed();
        var institutions = Size("--institutions", defaults.Institutions, 1, SampleWorldOptions.MostInstitutions);
        var enterprises = Size("--enterprises", defaults.Enterprises, 1, SampleWorldOptions.MostEnterprises);
        var engagements = Size("--engagements", defaults.Engagements, 0, SampleWorldOptions.MostEngagements);
        return new Command("sample", "Writes an invented but plausible world, to try the product without real data.") { folder, seed, institutions, enterprises, engagements }
            .Does((parse, cancellationToken) =>
            {
                var options = new SampleWorldOptions(
                    (ulong)parse.GetValue(seed), parse.GetValue(institutions), parse.GetValue(enterprises), parse.GetValue(engagements));
                var path = parse.GetRequiredValue(folder);
                using (var progress = JobDisplay.Create())
                {
                    SampleWriter.Write(new SampleWorld(options), path, progress, cancellationToken);
                }

                Console.WriteLine($"{options.Enterprises:N0} enterprises, {options.Institutions:N0} institutions and {options.Engagements:N0} engagements, all invented, in {path}.");
                return ExitCodes.Success;
            });
    }

    private static Option<int> Size(string name, int value, int least, int most) => CommonOptions.Number(name, "How many.", value, least, most);
}
