using Google.Protobuf.Collections;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary>Finds the enterprise a user means by an id or a name.</summary>
internal static class EnterpriseLookup
{
    /// <summary>Below this a match is a guess, not an answer.</summary>
    public const double ClearScore = 0.6;

    /// <summary>How far the best must be ahead of the next to be taken without asking.</summary>
    public const double ClearLead = 0.15;

    /// <summary>From here on a match is the name itself, apart from case and accents: it needs no lead, only to be the one such match.</summary>
    public const double SameName = 0.9999;

    private const int Candidates = 10;

    /// <summary>Looks up an id first, then searches by name.</summary>
    /// <returns>The resource name, or null and what to say, when none or several fit.</returns>
    public static async Task<(string? Name, string Problem)> ResolveAsync(ServiceConnection service, string text)
    {
        if (text.StartsWith("enterprises/", StringComparison.Ordinal))
        {
            return (text, string.Empty);
        }

        if (LooksLikeId(text) && await FindByIdAsync(service, text) is { } found)
        {
            return (found.Name, string.Empty);
        }

        var answer = await service.Catalogue.SearchEnterprisesAsync(
            new SearchEnterprisesRequest { Query = text, PageSize = Candidates }, service.CallOptions);
        return Choose(text, answer.Results);
    }

    /// <summary>Whether the best match is the one meant, given the next best.</summary>
    internal static bool IsClear(double best, double next) =>
        (best >= SameName && next < SameName) || (best >= ClearScore && best - next >= ClearLead);

    internal static bool LooksLikeId(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && char.IsAsciiLetterOrDigit(text[0]);

    private static (string? Name, string Problem) Choose(string text, RepeatedField<EnterpriseSearchResult> results)
    {
        if (results.Count == 0)
        {
            return (null, $"There is no enterprise with the id or a name like '{text}'.");
        }

        if (IsClear(results[0].MatchScore, results.Count == 1 ? 0 : results[1].MatchScore))
        {
            return (results[0].Enterprise.Name, string.Empty);
        }

        var lines = results.Select(result => $"  {ResourceNames.Id(result.Enterprise.Name)}  {result.Enterprise.DisplayName}");
        return (null, $"'{text}' is not clearly one enterprise. Say which by its id:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }

    private static async Task<Enterprise?> FindByIdAsync(ServiceConnection service, string id)
    {
        try
        {
            return await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = id }, service.CallOptions);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
