using System.Buffers;
using Grpc.Core;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    /// <summary>Page size of RankPartners unless told otherwise.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>Largest page of RankPartners.</summary>
    public const int MaxPageSize = 200;

    public override Task<RankPartnersResponse> RankPartners(RankPartnersRequest request, ServerCallContext context) =>
        Task.FromResult(Answer(states.Current, request, context));

    /// <summary>The same over gRPC, by bytes: docs/decisions/encoded-replies.md.</summary>
    public Task<EncodedReply> RankPartnersEncoded(RankPartnersCall call, ServerCallContext context)
    {
        var state = states.Current;
        if (state.Replies.Find(call.Bytes) is { } known)
        {
            metrics.AnsweredAgain();
            return known.Task;
        }

        var request = call.Parse();
        if (publishedReplies.TryAnswer(state, request) is { } published)
        {
            metrics.Answered(published: true);
            return Keep(state, call, published.Rented, published.Length).Task;
        }

        var reply = EncodedReply.Of(Answer(state, request, context));

        // A later page may be of a state before this one, and reasons quote the store as it is now: neither is this state's to keep.
        if (request.PageToken.Length == 0 && !request.Explain)
        {
            state.Replies.Add(call.Bytes, reply);
        }

        return reply.Task;
    }

    private static EncodedReply Keep(ServingState state, RankPartnersCall call, byte[] rented, int length)
    {
        if (state.Replies.IsOff)
        {
            return EncodedReply.Rented(rented, length);
        }

        var reply = EncodedReply.Copy(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
        state.Replies.Add(call.Bytes, reply);
        return reply;
    }

    private RankPartnersResponse Answer(ServingState newest, RankPartnersRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(limits);
        var form = PartnersForm.Read(fields, request);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        var language = fields.Language("language_code", request.LanguageCode);
        fields.ThrowIfRefused();

        var asked = form.Resolve(policy, newest.Catalogue.Sectors);
        PageTokens.CheckBelongs(token, asked.Fingerprint);
        var goesOn = token?.State ^ asked.PolicyStamp;
        var state = goesOn is null ? newest : states.WithStamp(goesOn.Value);
        AsOfYear.Check(fields, form.AsOfYear, state);
        fields.ThrowIfRefused();

        var offset = token?.Offset ?? 0;
        var cancellation = CallScope.Of(context).Token;
        var answer = rankPartners.Answer(state, asked, goesOn, offset, size, cancellation);
        var response = RankingMessages.Of(state, asked, answer, offset, attributions);
        if (request.Explain)
        {
            Explain(state, asked, answer, response, language, cancellation);
        }

        return response;
    }

    /// <summary>Adds to each partner of a page why it has its score.</summary>
    private void Explain(
        ServingState state, PartnersQuery asked, RankedAnswer answer, RankPartnersResponse response, Language language, CancellationToken cancellation)
    {
        if (answer.Items.Count > 0)
        {
            var explainer = AsOfYear.Ranker(state, answer.AsOfYear, cancellation).Explain(asked.Query, cancellation);
            new ExplanationMessages(state.Catalogue, new EvidenceReader(store), language).AddTo(response, explainer, answer, asked.Arrangement.Stage, cancellation);
        }
    }
}
