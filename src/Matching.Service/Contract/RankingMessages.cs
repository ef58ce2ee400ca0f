using Matching.Domain;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

/// <summary>Rankings as messages of the contract.</summary>
internal static class RankingMessages
{
    /// <summary>One page of a ranking, with the token of the next.</summary>
    /// <param name="state">What it was answered from.</param>
    /// <param name="asked">The question.</param>
    /// <param name="answer">The page.</param>
    /// <param name="offset">How many items came before it.</param>
    /// <param name="attributions">Signs the token that events of this answer name.</param>
    public static RankPartnersResponse Of(ServingState state, PartnersQuery asked, RankedAnswer answer, int offset, AttributionTokens attributions)
    {
        var clock = StageClock.Start();
        var catalogue = state.Catalogue;
        var response = new RankPartnersResponse
        {
            TotalSize = answer.Total,
            ModelVersion = state.Model.Version,
            Generation = answer.Generation?.Number ?? 0,
            Source = answer.Generation is null ? RankingSource.Live : RankingSource.Published,
            DataRevision = state.DataRevision,
            Enterprise = catalogue.Enterprises[catalogue.IndexOf(asked.Query.Enterprise)].ToMessage(),
            Sector = asked.Query.Sector is { } sector ? catalogue.Sectors.Get(sector)!.ToMessage() : null,
            Region = RegionTree.Default.Get(asked.Query.Region)!.ToMessage(),
            AsOf = AsOfYear.Message(state, answer.AsOfYear),
            AttributionToken = attributions.Write(Attribution.Of(asked.Query, state, answer, offset + 1)),
            ExposureCap = answer.Generation?.Cap?.MostPages ?? 0,
        };
        foreach (var item in answer.Items)
        {
            response.Partners.Add(new RankedPartner
            {
                Rank = offset + response.Partners.Count + 1,
                Institution = catalogue.Institutions[catalogue.IndexOf(item.Institution)].ToMessage(),
                Score = item.Score,
                PolicyScore = item.PolicyScore,
                DiversityScore = item.DiversityScore,
            });
        }

        var next = offset + answer.Items.Count;
        response.NextPageToken = next < answer.Total && answer.Items.Count > 0
            ? new PageToken(asked.Fingerprint, answer.Stamp ^ asked.PolicyStamp, next, string.Empty).Encode()
            : string.Empty;
        clock.Done(RankingStage.Names);
        return response;
    }
}
