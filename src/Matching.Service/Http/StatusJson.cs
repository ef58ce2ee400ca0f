using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Diagnostics;

namespace Matching.Service;

/// <summary>Errors over HTTP: <c>google.rpc.Status</c> as JSON, with its details.</summary>
internal static class StatusJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(HttpFace.AnyTypes));

    /// <summary>The id of a request that reaches no method, answered in its headers.</summary>
    public static string RequestId(HttpContext context, TimeProvider time)
    {
        var id = CallScope.RequestIdOf(context.Request.Headers[CallScope.RequestIdHeader], time);
        context.Response.Headers[CallScope.RequestIdHeader] = id;
        return id;
    }

    /// <summary>Answers an error.</summary>
    public static Task WriteAsync(HttpContext context, Google.Rpc.Status status, int httpStatus)
    {
        CallStatus.Remember(context, status.Code);
        context.Response.StatusCode = httpStatus;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Formatter.Format(status), context.RequestAborted);
    }

    /// <summary>Gives an error without a body, as routing answers it, a body.</summary>
    public static Task WriteEmptyAsync(StatusCodeContext empty)
    {
        var context = empty.HttpContext;
        var code = context.Response.StatusCode;
        var message = code switch
        {
            StatusCodes.Status404NotFound => "Nothing is at this path. /openapi/v1.json lists what there is, /docs shows it.",
            StatusCodes.Status405MethodNotAllowed => "This path does not answer to this verb. /openapi/v1.json lists those it does answer to, /docs shows them.",
            _ => string.Create(CultureInfo.InvariantCulture, $"The request was refused with HTTP status {code}."),
        };
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        return WriteAsync(context, ErrorStatus.Of(new PathUnknownException(message), RequestId(context, time), deadlinePassed: false), code);
    }
}
