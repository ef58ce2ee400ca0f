using Grpc.Core;
using Matching.V1;

namespace Matching.Bench.Host;

/// <summary>Gives one message back.</summary>
internal sealed class EchoRpc(RankPartnersResponse reply)
{
    private readonly Task<RankPartnersResponse> _reply = Task.FromResult(reply);

    public Task<RankPartnersResponse> Echo(RankPartnersRequest request, ServerCallContext context) => _reply;
}
