using System.Text;
using Google.Rpc;
using Grpc.Core;

namespace Matching.Client;

/// <summary>A failed call in words a user can act on.</summary>
/// <param name="Message">What went wrong, and what to do.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
internal sealed record CallFailure(string Message, int ExitCode)
{
    /// <summary>How the service is started from a checkout.</summary>
    public const string StartCommand = "dotnet run -c Release --project src/Matching.Service";

    public static CallFailure Of(RpcException exception, Uri address, TimeSpan timeout) => exception.StatusCode switch
    {
        // A status with an exception behind it was made on this side: no service was reached.
        StatusCode.Unavailable when exception.Status.DebugException is not null => new(
            $"Nothing answers at {address}. Start the service with '{StartCommand}', or name another address with --address.",
            ExitCodes.Unavailable),
        StatusCode.Unavailable => new($"The service at {address} is not available now: {exception.Status.Detail}", ExitCodes.Unavailable),
        StatusCode.DeadlineExceeded => new(
            $"No answer from {address} within {timeout.TotalSeconds} s. Allow more time with --timeout.",
            ExitCodes.Unavailable),
        StatusCode.NotFound => new(exception.Status.Detail, ExitCodes.NotFound),
        StatusCode.InvalidArgument => new(WithViolations(exception), ExitCodes.Usage),
        _ => new($"The call failed with {exception.StatusCode}: {exception.Status.Detail}", ExitCodes.CallFailed),
    };

    private static string WithViolations(RpcException exception)
    {
        var text = new StringBuilder("The service refused the request:");
        var violations = exception.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations;
        if (violations is not { Count: > 0 })
        {
            return text.Append(' ').Append(exception.Status.Detail).ToString();
        }

        foreach (var violation in violations)
        {
            text.AppendLine().Append("  ").Append(violation.Field).Append(": ").Append(violation.Description);
        }

        return text.ToString();
    }
}
