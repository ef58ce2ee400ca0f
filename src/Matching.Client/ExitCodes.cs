namespace Matching.Client;

/// <summary>What the program says to the script that called it; fixed, see docs/client.md.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The command line, or a field the service refused, is wrong.</summary>
    public const int Usage = 2;

    /// <summary>What was asked for does not exist, or its name fits several.</summary>
    public const int NotFound = 3;

    /// <summary>The service is not there, is not ready, or did not answer in time.</summary>
    public const int Unavailable = 4;

    /// <summary>The call failed for another reason.</summary>
    public const int CallFailed = 5;

    /// <summary>Interrupted by Ctrl-C: 128 plus SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
