using Matching.Jobs;

namespace Matching.Service;

/// <summary>Requests to publish: what is wrong with one, what it asks of the job, and what the job reports.</summary>
internal static class PublishRequests
{
    /// <summary>Refuses what cannot be meant.</summary>
    public static void Check(RequestFields fields, V1.PublishRankingsRequest request)
    {
        if (request.MaxExposure < 0)
        {
            fields.Refuse("max_exposure", $"is {request.MaxExposure}; it must be 1 or more, or 0 for no cap.");
        }

        if (request.FirstPageSize is < 0 or > PublishOptions.MaxFirstPage)
        {
            fields.Refuse("first_page_size", $"is {request.FirstPageSize}; 1 to {PublishOptions.MaxFirstPage}, or 0 for {PublishOptions.DefaultFirstPage}, are allowed.");
        }
    }

    /// <summary>The job of a checked request.</summary>
    public static PublishOptions ToJob(V1.PublishRankingsRequest request) => new()
    {
        MaxExposure = request.MaxExposure == 0 ? null : request.MaxExposure,
        FirstPage = request.FirstPageSize == 0 ? PublishOptions.DefaultFirstPage : request.FirstPageSize,
    };

    /// <summary>The report as the contract writes it.</summary>
    public static V1.ExposureReport ToMessage(ExposureReport report) => new()
    {
        MaxExposure = report.Cap?.MostPages ?? 0,
        FirstPageSize = report.FirstPage,
        CandidateCount = report.Candidates,
        GiniBefore = report.GiniBefore,
        GiniAfter = report.GiniAfter,
        MostBefore = report.MostBefore,
        MostAfter = report.MostAfter,
        BeyondCapCount = report.BeyondCap,
        NdcgCost = report.NdcgCost,
    };
}
