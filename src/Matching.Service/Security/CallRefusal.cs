using System.Globalization;
using Google.Protobuf;
using Google.Rpc;

namespace Matching.Service;

/// <summary>
/// Answers a call before its message is read: to gRPC by a status in the headers (never an HTTP status, which gRPC clients take for
/// UNAVAILABLE and retry), to everybody else by the HTTP status and the same google.rpc.Status as JSON.
/// </summary>
internal sealed class CallRefusal
{
    private readonly TimeProvider _time;

    /// <summary>Answers by one clock.</summary>
    /// <param name="time">The clock, for new request ids.</param>
    public CallRefusal(TimeProvider time)
    {
        _time = time;
        Answer = AnswerAsync;
    }

    /// <summary><see cref="AnswerAsync"/>, made once.</summary>
    public Func<HttpContext, Exception, Task> Answer { get; }

    /// <summary>Answers with the status of an exception.</summary>
    public Task AnswerAsync(HttpContext context, Exception exception)
    {
        var status = ErrorStatus.Of(exception, StatusJson.RequestId(context, _time), deadlinePassed: false);
        var response = context.Response;
        if (!IsGrpc(context.Request))
        {
            return AnswerHttpAsync(context, status);
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = context.Request.ContentType;
        response.Headers["grpc-status"] = ((int)status.Code).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
        return Task.CompletedTask;
    }

    /// <summary>Whether a request is gRPC's or gRPC-Web's.</summary>
    public static bool IsGrpc(Microsoft.AspNetCore.Http.HttpRequest request) => request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static Task AnswerHttpAsync(HttpContext context, Google.Rpc.Status status)
    {
        var httpStatus = (Code)status.Code switch
        {
            Code.Unauthenticated => StatusCodes.Status401Unauthorized,
            Code.PermissionDenied => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status429TooManyRequests,
        };
        if (httpStatus == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return StatusJson.WriteAsync(context, status, httpStatus);
    }
}
