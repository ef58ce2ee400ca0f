using Matching.Domain;

namespace Matching.Service;

/// <summary>The operator's own stage policy.</summary>
internal static class StagePolicyFile
{
    /// <summary>Reads the file, which replaces the built-in policy as a whole; the built-in one when none is named.</summary>
    /// <exception cref="StartUpException">There is no such file, or it holds no such table; every bad line is named.</exception>
    public static StagePolicy Read(string? path)
    {
        if (path is null)
        {
            return StagePolicy.Default;
        }

        try
        {
            return StagePolicy.Parse(File.ReadAllLines(path));
        }
        catch (FormatException fault)
        {
            throw new StartUpException($"--stage-policy {path}: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartUpException($"--stage-policy {path} cannot be read: {fault.Message}", fault);
        }
    }
}
