using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary>Finds the institution a user means by an id or a name, as <see cref="EnterpriseLookup"/> finds an enterprise.</summary>
internal static class InstitutionLookup
{
    private const string Collection = "institutions/";
    private const int Candidates = 10;

    /// <summary>Looks up an id first, then searches by name.</summary>
    /// <returns>The resource name, or null and what to say, when none or several fit.</returns>
    public static async Task<(string? Name, string Problem)> ResolveAsync(ServiceConnection service, string text)
    {
        if (text.StartsWith(Collection, StringComparison.Ordinal))
        {
            return (text, string.Empty);
        }

        if (EnterpriseLookup.LooksLikeId(text) && await FindByIdAsync(service, text) is { } found)
        {
            return (found.Name, string.Empty);
        }

        var results = (await service.Catalogue.SearchInstitutionsAsync(
            new SearchInstitutionsRequest { Query = text, PageSize = Candidates }, service.CallOptions)).Results;
        if (results.Count == 0)
        {
            return (null, $"There is no institution with the id or a name like '{text}'.");
        }

        if (EnterpriseLookup.IsClear(results[0].MatchScore, results.Count == 1 ? 0 : results[1].MatchScore))
        {
            return (results[0].Institution.Name, string.Empty);
        }

        var lines = results.Select(result => $"  {ResourceNames.Id(result.Institution.Name)}  {result.Institution.DisplayName} ({result.Institution.CountryCode})");
        return (null, $"'{text}' is not clearly one institution. Say which by its id:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }

    private static async Task<Institution?> FindByIdAsync(ServiceConnection service, string id)
    {
        try
        {
            return await service.Catalogue.GetInstitutionAsync(new GetInstitutionRequest { Name = id }, service.CallOptions);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
