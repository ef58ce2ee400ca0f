using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Matching.Client.Tests;

/// <summary>
/// Every method of the contract that <see cref="FakeService"/> leaves, streams too, answered by the test. Framed by hand, because the client's
/// assembly holds no server stubs. A method nobody set answers UNIMPLEMENTED.
/// </summary>
internal sealed class FakeContract
{
    private static readonly ServiceDescriptor[] Services =
        [MatchingService.Descriptor, CatalogueService.Descriptor, FeedbackService.Descriptor, ModelService.Descriptor, OperationService.Descriptor];

    private readonly Dictionary<string, (Func<IReadOnlyList<IMessage>, IEnumerable<IMessage>> Answer, Status End)> _answers = new(StringComparer.Ordinal);
    private readonly List<(string Method, IReadOnlyList<IMessage> Requests)> _asked = [];

    /// <summary>What was asked of these methods, in order: all messages of each call.</summary>
    public IReadOnlyList<(string Method, IReadOnlyList<IMessage> Requests)> Asked => _asked;

    /// <summary>The one message of the one call of a method.</summary>
    public T The<T>(string method)
        where T : IMessage => (T)_asked.Single(call => call.Method == method).Requests.Single();

    /// <summary>Sets what a method answers, and how it then ends.</summary>
    public void On(string method, IEnumerable<IMessage> answers, StatusCode end = StatusCode.OK, string detail = "") => _answers[method] = (_ => answers, new Status(end, detail));

    /// <summary>Sets what a method answers to each request.</summary>
    public void On<T>(string method, Func<T, IMessage> answer)
        where T : IMessage => _answers[method] = (requests => [answer((T)requests.Single())], Status.DefaultSuccess);

    /// <summary>Makes it listen.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        var bound = typeof(FakeService).GetMethods().Where(method => method.IsVirtual).Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var method in Services.SelectMany(service => service.Methods).Where(method => !bound.Contains(method.Name)))
        {
            app.MapPost($"/{method.Service.FullName}/{method.Name}", context => AnswerAsync(context, method));
        }
    }

    private async Task AnswerAsync(HttpContext context, MethodDescriptor method)
    {
        var requests = (await ReadAsync(context)).ConvertAll(method.InputType.Parser.ParseFrom);
        _asked.Add((method.Name, requests));
        var (answer, end) = _answers.TryGetValue(method.Name, out var set) ? set : (_ => [], new Status(StatusCode.Unimplemented, "the test set no answer"));
        context.Response.ContentType = "application/grpc";
        foreach (var message in answer(requests))
        {
            var body = message.ToByteArray();
            var frame = new byte[5 + body.Length];
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), body.Length);
            body.CopyTo(frame, 5);
            await context.Response.Body.WriteAsync(frame);
        }

        await context.Response.Body.FlushAsync();
        context.Response.AppendTrailer("grpc-status", ((int)end.StatusCode).ToString(CultureInfo.InvariantCulture));
        context.Response.AppendTrailer("grpc-message", end.Detail);
    }

    private static async Task<List<byte[]>> ReadAsync(HttpContext context)
    {
        using var whole = new MemoryStream();
        await context.Request.Body.CopyToAsync(whole);
        var bytes = whole.ToArray();
        var messages = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
            messages.Add(bytes[(at + 5)..(at + 5 + length)]);
            at += 5 + length;
        }

        return messages;
    }
}
