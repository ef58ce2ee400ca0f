using System.CommandLine;

namespace Matching.Service;

/// <summary><c>permissions</c>: prints docs/permissions.md, or, for the build, whether every method names its role.</summary>
internal static class PermissionsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="output">Where it prints.</param>
    public static Command Create(TextWriter output)
    {
        var check = new Option<bool>("--check") { Description = "Print nothing; exit code 1 and one line for each method that names no role." };
        var command = new Command("permissions", "Prints which role each method requires, as Markdown.") { check };
        command.SetAction(parsed => Run(output, parsed.GetValue(check)));
        return command;
    }

    private static int Run(TextWriter output, bool check)
    {
        if (!check)
        {
            output.Write(Permissions.Document());
            return ServiceCommandLine.Ok;
        }

        foreach (var method in Permissions.Missing)
        {
            // The form MSBuild takes for an error of the build.
            output.WriteLine($"proto/matching/v1 : error MATCHING001: {method} names no role: give it the option (matching.v1.required_role)");
        }

        return Permissions.Missing.Count == 0 ? ServiceCommandLine.Ok : ServiceCommandLine.CannotStart;
    }
}
