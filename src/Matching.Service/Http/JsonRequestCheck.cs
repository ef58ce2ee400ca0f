using System.Buffers;
using System.Text.Json;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;

namespace Matching.Service;

/// <summary>
/// Holds a JSON request against the contract before the framework reads it, and names every field that cannot be read: the framework alone
/// says that something is wrong, but not what, passes over what it does not know, and quotes its own internals.
/// </summary>
internal sealed class JsonRequestCheck(RequestDelegate next, LimitOptions limits, TimeProvider time)
{
    private const string Json = "application/json";
    private const string ContentType = "Content-Type";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } method)
        {
            await next(context);
            return;
        }

        var problem = default(Exception);
        try
        {
            await CheckAsync(context.Request, method);
        }
        catch (Exception refused) when (refused is InvalidRequestException or BodyTooLargeException)
        {
            problem = refused;
        }

        if (problem is null)
        {
            await next(context);
            return;
        }

        var status = ErrorStatus.Of(problem, StatusJson.RequestId(context, time), deadlinePassed: false);
        await StatusJson.WriteAsync(context, status, problem is BodyTooLargeException ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    private async Task CheckAsync(HttpRequest request, GrpcJsonTranscodingMetadata method)
    {
        var fields = new RequestFields();
        var message = method.MethodDescriptor.InputType;
        JsonQuery.Check(fields, message, method.HttpRule, request.Query);
        if (method.HttpRule.Body.Length > 0)
        {
            var body = await ReadAsync(request);
            if (body.Length == 0)
            {
                // Nothing said is every field left out.
                body = "{}"u8.ToArray();
                request.ContentType = Json;
            }
            else
            {
                CheckKind(fields, request);
            }

            CheckBody(fields, message, method.HttpRule, body);
            request.Body = new MemoryStream(body, writable: false);
            request.ContentLength = body.Length;
        }

        fields.ThrowIfRefused();
    }

    private static void CheckKind(RequestFields fields, HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var kind) || !kind.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            fields.Refuse(ContentType, $"must be {Json} when there is a body.");
        }
        else if (kind.Charset.HasValue && !kind.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            fields.Refuse(ContentType, "names another charset than utf-8, which JSON is in.");
        }

        if (request.Headers.ContentEncoding is [{ } coding] && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            fields.Refuse("Content-Encoding", "is not understood: send the body as it is.");
        }
    }

    private static void CheckBody(RequestFields fields, MessageDescriptor message, HttpRule rule, byte[] body)
    {
        var path = rule.Body == "*" ? string.Empty : rule.Body;
        try
        {
            using var document = JsonDocument.Parse(body);
            JsonMessage.Check(fields, rule.Body == "*" ? message : message.FindFieldByName(rule.Body).MessageType, document.RootElement, path);
        }
        catch (JsonException fault)
        {
            fields.Refuse(path.Length == 0 ? "(body)" : path, $"is not JSON: wrong at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        }
    }

    private async Task<byte[]> ReadAsync(HttpRequest request)
    {
        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? 0, 256, limits.RequestBytes));
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(4096), request.HttpContext.RequestAborted);
            if (read == 0)
            {
                return body.WrittenSpan.ToArray();
            }

            body.Advance(read);
            if (body.WrittenCount > limits.RequestBytes)
            {
                throw new BodyTooLargeException(limits.RequestBytes);
            }
        }
    }
}
