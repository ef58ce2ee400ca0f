using System.Text.Json;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class SearchAndShowTests
{
    [Fact]
    public async Task Search_WithoutNarrowing_LooksForBoth()
    {
        await using var run = await Filled();
        var (code, text, _) = await run.RunAsync("search", "power", "--json");
        using var document = JsonDocument.Parse(text);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal("enterprises/e-1", document.RootElement.GetProperty("enterprises")[0].GetProperty("enterprise").GetProperty("name").GetString());
        Assert.Equal("institutions/i-1", document.RootElement.GetProperty("institutions")[0].GetProperty("institution").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Search_OfACountry_AsksForInstitutionsOnly()
    {
        await using var run = await Filled();
        SearchInstitutionsRequest? asked = null;
        run.Fake.OnSearchEnterprises = null;
        run.Fake.OnSearchInstitutions = request =>
        {
            asked = request;
            return new SearchInstitutionsResponse();
        };
        var (code, text, error) = await run.RunAsync("search", "power", "--country", "Zambia");

        Assert.Equal(ExitCodes.NotFound, code);
        Assert.Equal("Zambia", asked!.CountryCode);
        Assert.Empty(text);
        Assert.Contains("power", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_BareIdOfAnInstitution_IsShown()
    {
        await using var run = await Filled();
        var (code, text, _) = await run.RunAsync("show", "i-1");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("institutions/i-1", text, StringComparison.Ordinal);
        Assert.Contains("utility", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_UnknownId_Exits3()
    {
        await using var run = await ClientRun.StartAsync();
        var (code, text, error) = await run.RunAsync("show", "none");

        Assert.Equal(ExitCodes.NotFound, code);
        Assert.Empty(text);
        Assert.Contains("'none'", error, StringComparison.Ordinal);
    }

    private static async Task<ClientRun> Filled()
    {
        var run = await ClientRun.StartAsync();
        var institution = new Institution { Name = "institutions/i-1", DisplayName = "A Power Utility", CountryCode = "ZM", Kind = InstitutionKind.Utility };
        run.Fake.OnSearchEnterprises = _ => new SearchEnterprisesResponse
        {
            Results = { new EnterpriseSearchResult { Enterprise = new Enterprise { Name = "enterprises/e-1", DisplayName = "Power One" }, MatchScore = 0.8 } },
        };
        run.Fake.OnSearchInstitutions = _ => new SearchInstitutionsResponse
        {
            Results = { new InstitutionSearchResult { Institution = institution, MatchScore = 0.7 } },
        };
        run.Fake.OnGetInstitution = name => name == "i-1" ? institution : throw FakeService.NotFound("institution");
        return run;
    }
}
