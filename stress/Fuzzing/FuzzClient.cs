using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Rpc;

namespace Matching.Stress.Fuzzing;

/// <summary>Sends gRPC calls as bare HTTP/2 requests, so that what no gRPC library would send can be sent.</summary>
internal sealed class FuzzClient : IDisposable
{
    /// <summary>How long after its own deadline a call counts as hanging.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly string _address;

    /// <summary>Connects to a service.</summary>
    public FuzzClient(string address)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ConnectTimeout = Patience }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Makes a call and reads all of its answer.</summary>
    public async Task<FuzzOutcome> SendAsync(FuzzRequest request)
    {
        using var patience = new CancellationTokenSource(Patience + TimeSpan.FromMilliseconds(request.DeadlineMilliseconds));
        try
        {
            using var message = Message(request);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            await body.CopyToAsync(Stream.Null, patience.Token);
            return Read(response);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new FuzzOutcome(FuzzOutcome.Hang, null, "no answer");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new FuzzOutcome(FuzzOutcome.Transport, null, (exception.InnerException ?? exception).Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(FuzzRequest request)
    {
        var content = new ByteArrayContent(request.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var message = new HttpRequestMessage(HttpMethod.Post, _address + request.Target.Path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        message.Headers.TryAddWithoutValidation("te", "trailers");
        message.Headers.TryAddWithoutValidation("grpc-timeout", string.Create(CultureInfo.InvariantCulture, $"{request.DeadlineMilliseconds}m"));
        if (request.Encoding is { } encoding)
        {
            message.Headers.TryAddWithoutValidation("grpc-encoding", encoding);
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static FuzzOutcome Read(HttpResponseMessage response)
    {
        var headers = response.TrailingHeaders.TryGetValues("grpc-status", out var values) || response.Headers.TryGetValues("grpc-status", out values) ? values : null;
        if (headers is null || !int.TryParse(headers.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return new FuzzOutcome(FuzzOutcome.Transport, null, $"HTTP {(int)response.StatusCode}");
        }

        return new FuzzOutcome(status, status == 0 ? null : Reason(response), status == 0 ? string.Empty : Header(response, "grpc-message") ?? string.Empty);
    }

    private static string? Reason(HttpResponseMessage response)
    {
        if (Header(response, "grpc-status-details-bin") is not { } text)
        {
            return null;
        }

        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        return Status.Parser.ParseFrom(Convert.FromBase64String(padded)).Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>().Reason;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.First() : null;
}
