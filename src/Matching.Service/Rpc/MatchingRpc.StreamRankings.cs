using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.Store;
using Matching.V1;
using CandidateFilter = Matching.Domain.CandidateFilter;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    /// <summary>How long a stream waits for its reader to take a message.</summary>
    public static readonly TimeSpan ReaderPatience = TimeSpan.FromMinutes(2);

    public override async Task StreamRankings(
        StreamRankingsRequest request, IServerStreamWriter<StreamRankingsResponse> responseStream, ServerCallContext context)
    {
        var fields = new RequestFields();
        var sectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false);
        var regionText = fields.Text("region", request.Region, ResourceName.Regions, required: false);
        var lines = fields.PageSize(request.PartnersPerRanking, DefaultPageSize, MaxPageSize, "partners_per_ranking");
        var token = PageTokens.Read(fields, request.ResumeToken, "resume_token");
        fields.ThrowIfRefused();

        var sector = sectorText is null ? null : Trees.Sector(states.Current.Catalogue.Sectors, sectorText);
        var region = regionText is null ? null : Trees.Region(regionText);
        var fingerprint = Fingerprint.Of("StreamRankings", sector?.Id.Value ?? string.Empty, region?.Id.Value ?? string.Empty);
        PageTokens.CheckBelongs(token, fingerprint, "resume_token");
        var stamp = token?.State ?? states.Current.PublishedStamp ?? throw new NothingPublishedException();
        var from = token is not { After.Length: > 0 } ? PagePosition.Start : new PagePosition(new EnterpriseId(token.After), token.Offset);
        var cancellation = CallScope.Of(context).Token;
        foreach (var (state, page, behind) in streamRankings.Read(stamp, from, sector?.Id, region?.Id))
        {
            var asked = new PartnersQuery(page.Query, CandidateFilter.None, null, Arrangement.None, null);
            var response = new StreamRankingsResponse
            {
                Ranking = RankingMessages.Of(state, asked, StreamRankingsCommand.Answer(state, page, lines), offset: 0, attributions),
                ResumeToken = new PageToken(fingerprint, stamp, behind.Passed, behind.Enterprise!.Value.Value).Encode(),
            };
            await WriteAsync(responseStream, response, cancellation);
        }
    }

    /// <summary>Completes when the transport has room for more: that is what makes a slow reader cost nothing.</summary>
    private async Task WriteAsync(IServerStreamWriter<StreamRankingsResponse> stream, StreamRankingsResponse response, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(ReaderPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await stream.WriteAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new SlowReaderException(ReaderPatience);
        }
    }
}
