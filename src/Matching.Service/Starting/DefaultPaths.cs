namespace Matching.Service;

/// <summary>Where things are when the command line does not say.</summary>
internal static class DefaultPaths
{
    private const string Models = "models";

    /// <summary><c>Matching/matching.db</c> in the user's local application data folder.</summary>
    /// <exception cref="StartUpException">The system names no such folder.</exception>
    public static string Database()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "Matching", "matching.db")
            : throw new StartUpException("This system names no folder for application data (is HOME set?). Say where the store is with --db FILE.");
    }

    /// <summary>The first folder <c>models</c> beside or above the current directory, then the program.</summary>
    /// <exception cref="StartUpException">There is none.</exception>
    public static string ModelsFolder() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
            ?? throw new StartUpException("No folder 'models' was found above the current directory or the program. Say where it is with --models DIR.");

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Models);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
