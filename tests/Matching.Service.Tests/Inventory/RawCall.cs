using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Matching.Service.Tests;

/// <summary>Calls any method of the contract with requests written as JSON.</summary>
internal static class RawCall
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(static bytes => bytes, static bytes => bytes);

    /// <summary>Calls, and reads every answer.</summary>
    /// <param name="channel">To where.</param>
    /// <param name="method">What to call.</param>
    /// <param name="options">Deadline, token, headers.</param>
    /// <param name="requests">One request, or the messages of a stream.</param>
    /// <exception cref="RpcException">How the call ended, unless well.</exception>
    public static async Task<IReadOnlyList<IMessage>> OfAsync(ChannelBase channel, MethodDescriptor method, CallOptions options, params string[] requests)
    {
        var raw = new Method<byte[], byte[]>(TypeOf(method), method.Service.FullName, method.Name, Bytes, Bytes);
        var invoker = channel.CreateCallInvoker();
        var bodies = requests.Select(json => JsonParser.Default.Parse(json, method.InputType).ToByteArray()).ToList();
        var answers = new List<byte[]>();
        switch (raw.Type)
        {
            case MethodType.Unary:
                using (var call = invoker.AsyncUnaryCall(raw, null, options, bodies.Single()))
                {
                    answers.Add(await call.ResponseAsync.WaitAsync(RunningService.Patience));
                }

                break;
            case MethodType.ServerStreaming:
                using (var call = invoker.AsyncServerStreamingCall(raw, null, options, bodies.Single()))
                {
                    while (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(RunningService.Patience))
                    {
                        answers.Add(call.ResponseStream.Current);
                    }
                }

                break;
            default:
                using (var call = invoker.AsyncClientStreamingCall(raw, null, options))
                {
                    await SendAsync(call.RequestStream, bodies);
                    answers.Add(await call.ResponseAsync.WaitAsync(RunningService.Patience));
                }

                break;
        }

        return [.. answers.Select(answer => method.OutputType.Parser.ParseFrom(answer))];
    }

    private static MethodType TypeOf(MethodDescriptor method) =>
        method.IsClientStreaming ? MethodType.ClientStreaming : method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;

    /// <summary>The service may refuse the stream before it is sent to its end; why, the response says.</summary>
    private static async Task SendAsync(IClientStreamWriter<byte[]> stream, List<byte[]> bodies)
    {
        try
        {
            foreach (var body in bodies)
            {
                await stream.WriteAsync(body).WaitAsync(RunningService.Patience);
            }

            await stream.CompleteAsync().WaitAsync(RunningService.Patience);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // Told by the response.
        }
    }
}
