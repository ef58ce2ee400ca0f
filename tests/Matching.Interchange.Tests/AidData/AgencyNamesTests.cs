using Matching.Domain;

namespace Matching.Interchange.Tests.AidData;

public sealed class AgencyNamesTests
{
    [Theory]
    [InlineData("Invented Listrik Negara (ILN)", "Invented Listrik Negara", "ILN")]
    [InlineData("PT Karya (Persero) Tbk. (Karya)", "PT Karya Tbk.", "Karya")]
    [InlineData("PT Radana (formerly PT HD Tbk)", "PT Radana", "PT HD Tbk")]
    [InlineData("Builders (Zambia) Ltd", "Builders Ltd", "")]
    [InlineData("水电集团（中水）", "水电集团", "中水")]
    [InlineData("(All in brackets)", "(All in brackets)", "All in brackets")]
    [InlineData("No brackets", "No brackets", "")]
    public void Name_WithBrackets_PartsIntoNameAndAliases(string name, string without, string aliases)
    {
        Assert.Equal(without, AgencyNames.WithoutBrackets(name));
        Assert.Equal(aliases, string.Join('|', AgencyNames.Bracketed(name, RegionTree.Default)));
    }

    [Theory]
    [InlineData("Invented Builders Co., Ltd. (IBC)", "invented builders co ltd")]
    [InlineData("INVENTED BUILDERS COMPANY LIMITED", "invented builders co ltd")]
    [InlineData("Société Inventée", "societe inventee")]
    [InlineData("(X)", "x")]
    public void Identity_Spelling_FoldsToTheSame(string name, string identity) => Assert.Equal(identity, AgencyNames.Identity(name));

    [Theory]
    [InlineData("Government of Côte d'Ivoire (Ivory Coast)", true)]
    [InlineData("The Federal Government of Somalia", true)]
    [InlineData("Zambian Government", true)]
    [InlineData("Lagos State Government", false)]
    [InlineData("Government Printing Office of Zambia", false)]
    public void IsGovernment_Name_TellsTheStateFromItsBodies(string name, bool expected) => Assert.Equal(expected, AgencyNames.IsGovernment(name));

    [Theory]
    [InlineData("Unspecified Chinese company", true)]
    [InlineData("Local subcontractors", true)]
    [InlineData("N/A", true)]
    [InlineData("...", true)]
    [InlineData("Ministry of Health", false)]
    [InlineData("National Bank", true)]
    [InlineData("National Bank of Kenya", false)]
    [InlineData("Various Artists Ltd", true)]
    public void IsGeneric_Name_TellsNobodyFromSomebody(string name, bool expected) => Assert.Equal(expected, AgencyNames.IsGeneric(name));

    [Theory]
    [InlineData("Invented General Hospital", "Government Agency", InstitutionKind.Hospital)]
    [InlineData("Universidad Inventada", "Miscellaneous Agency Type", InstitutionKind.Academic)]
    [InlineData("Ministry of Water", "Government Agency", InstitutionKind.Ministry)]
    [InlineData("Invented Ports Authority", "Government Agency", InstitutionKind.PortAuthority)]
    [InlineData("Invented Railways Corporation", "State-owned Company", InstitutionKind.TransportAgency)]
    [InlineData("Banque Inventée", "State-owned Bank", InstitutionKind.Bank)]
    [InlineData("Invented Savings", "State-owned Bank", InstitutionKind.Bank)]
    [InlineData("Électricité Inventée", "State-owned Company", InstitutionKind.Utility)]
    [InlineData("Kawasan Industri Inventa", "Joint Venture/Special Purpose Vehicle", InstitutionKind.IndustrialPark)]
    [InlineData("Invented Chamber of Commerce", "NGO/CSO/Foundation", InstitutionKind.Chamber)]
    [InlineData("Invented Museum", "Government Agency", InstitutionKind.Museum)]
    [InlineData("Invented Police", "Government Agency", InstitutionKind.PublicAgency)]
    [InlineData("Invented Steel", "Private Sector", InstitutionKind.Company)]
    public void Kind_NameAndType_TellTheKind(string name, string type, InstitutionKind kind) => Assert.Equal(kind, AgencyKinds.Of(name, type));
}
