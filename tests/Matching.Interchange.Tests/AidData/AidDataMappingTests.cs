using Matching.Domain;

namespace Matching.Interchange.Tests.AidData;

public sealed class AidDataMappingTests
{
    [Fact]
    public void Read_OneProject_GivesOneEngagementWithEverythingMapped()
    {
        var content = new AidDataFile().Add(7).Read();

        var enterprise = Assert.Single(content.Enterprises);
        var institution = Assert.Single(content.Institutions);
        var engagement = Assert.Single(content.Engagements);
        Assert.Equal(("Invented Builders Co., Ltd.", "IBC"), (enterprise.Name, Assert.Single(enterprise.Aliases)));
        Assert.Equal(("Invented Power Supply", "IPS", "ZM", InstitutionKind.Utility), (institution.Name, Assert.Single(institution.Aliases), institution.Country.Value, institution.Kind));
        Assert.Equal(
            new Engagement(
                engagement.Id, enterprise.Id, institution.Id, new("ZM"), new("energy"), 2011, EngagementOutcome.Completed, 1.234567, EngagementRole.Implementing, "7", "7",
                "Invented Bank lends for dam 7"),
            engagement);
    }

    [Fact]
    public void Read_Version2_TellsSidesByOriginAndCompaniesByNameToo()
    {
        var content = new AidDataFile("2.0").AddVersion2(9).Read();

        var engagement = Assert.Single(content.Engagements);
        Assert.Equal("2.0", content.Summary.Release);
        Assert.Equal(("VN", EngagementOutcome.Pledged, null), (engagement.Country.Value, engagement.Outcome, engagement.AmountUsdMillions));
        Assert.Equal(InstitutionKind.PublicAgency, Assert.Single(content.Institutions).Kind);
    }

    [Theory]
    [InlineData("Chinese Government Agency", false)]
    [InlineData("Chinese State-owned Policy Bank", false)]
    [InlineData("Chinese Private Sector", true)]
    [InlineData("Chinese Joint Venture/Special Purpose Vehicle", true)]
    [InlineData("Chinese NGO/CSO/Foundation", false)]
    [InlineData("Other Private Sector", false)]
    [InlineData("Recipient Private Sector", false)]
    public void Read_TypeOfTheOtherSide_OnlyChineseCompaniesEngage(string type, bool engages)
    {
        var content = new AidDataFile().Add(1, ("Implementing Agencies Type", type + "|Recipient State-owned Company")).Read();

        Assert.Equal(engages, content.Engagements.Count == 1);
        Assert.Equal(engages ? 0 : 1, content.Summary.NoChineseCompany);
    }

    [Theory]
    [InlineData("Government of Zambia")]
    [InlineData("Zambian Government")]
    [InlineData("Unspecified Zambian Government Institution")]
    [InlineData("Ministry")]
    [InlineData("Local private company")]
    public void Read_LocalSideIsNobodyInParticular_GivesNothing(string name)
    {
        var content = new AidDataFile().Add(1, ("Implementing Agencies", "Invented Builders Co.|" + name)).Read();

        Assert.Empty(content.Engagements);
        Assert.Empty(content.Enterprises);
        Assert.Equal((1, 1), (content.Summary.NoNamedInstitution, content.Summary.GovernmentsLeftOut + content.Summary.GenericNamesLeftOut));
    }

    [Fact]
    public void Read_ReceivingAndImplementing_SidesMeetAcrossTheLists()
    {
        var content = new AidDataFile().Add(
            1,
            ("Direct Receiving Agencies", "Zambia Ministry of Energy|Invented Power Supply"),
            ("Direct Receiving Agencies Type", "Recipient Government Agency|Recipient State-owned Company"),
            ("Indirect Receiving Agencies", "Second Builders Corporation"),
            ("Indirect Receiving Agencies Type", "Chinese Private Sector")).Read();

        var roles = content.Engagements
            .Select(row => (content.Institutions.Single(i => i.Id == row.Institution).Name, row.Role)).Distinct().Order().ToList();
        Assert.Equal((2, 2, 4), (content.Enterprises.Count, content.Institutions.Count, content.Engagements.Count));
        Assert.Equal([("Invented Power Supply", EngagementRole.Implementing), ("Zambia Ministry of Energy", EngagementRole.Receiving)], roles);
    }

    [Fact]
    public void Read_SpellingsOfOneName_AreOneIdentityPerCountry()
    {
        var content = new AidDataFile()
            .Add(1)
            .Add(2, ("Implementing Agencies", "INVENTED BUILDERS COMPANY LIMITED|Invented  power supply (Persero)"))
            .Add(3, ("Recipient", "Kenya"), ("Recipient ISO-3", "KEN"))
            .Read();

        var enterprise = Assert.Single(content.Enterprises);
        Assert.Equal(2, content.Institutions.Count);
        Assert.Equal("Invented Builders Co., Ltd.", enterprise.Name);
        Assert.Equal(["INVENTED BUILDERS COMPANY LIMITED", "IBC"], enterprise.Aliases);
        Assert.All(content.Institutions, row => Assert.StartsWith("A", row.Id.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_UmbrellaAndRegionalProjects_AreCountedAndLeftOut()
    {
        var content = new AidDataFile()
            .Add(1, ("Umbrella", "Yes"))
            .Add(2, ("Recipient", "Africa, regional"), ("Recipient ISO-3", ""))
            .Add(3, ("Recipient", "Multi-Region"), ("Recipient ISO-3", ""))
            .Read();

        Assert.Empty(content.Engagements);
        Assert.Equal((1, 2), (content.Summary.UmbrellaProjects, content.Summary.SeveralCountries));
    }

    [Fact]
    public void Read_FundingCompany_IsCountedButNotTaken()
    {
        var content = new AidDataFile().Add(
            1,
            ("Funding Agencies", "Invented Builders Co."), ("Funding Agencies Type", "State-owned Company"),
            ("Implementing Agencies", "Invented Power Supply"), ("Implementing Agencies Type", "Recipient State-owned Company")).Read();

        Assert.Empty(content.Engagements);
        Assert.Equal((1, 1), (content.Summary.NoChineseCompany, content.Summary.CompanyFundsOnly));
    }

    [Fact]
    public void Read_ListsThatDoNotRunParallel_AreLeftOutAndCounted()
    {
        var content = new AidDataFile().Add(1, ("Implementing Agencies Type", "Chinese State-owned Company")).Read();

        Assert.Equal((0, 1), (content.Engagements.Count, content.Summary.MisalignedLists));
    }

    [Theory]
    [InlineData("Commitment Year", "20133")]
    [InlineData("Status", "Finished")]
    [InlineData("Recipient", "Atlantis")]
    [InlineData("Sector Name", "MAGIC")]
    [InlineData("AidData Record ID", "x")]
    [InlineData("Amount (Constant USD 2021)", "much")]
    public void Read_BadCell_IsAnErrorOfItsRow(string column, string value)
    {
        var errors = new List<RowError>();

        var content = new AidDataFile().Add(1, (column, value), ("Recipient ISO-3", ""), ("Sector Code", "")).Add(2).Read(errors.Add);

        var error = Assert.Single(errors);
        Assert.Equal(("projects.csv", 2L, column, value), (error.File, error.Line, error.Column, error.Value));
        Assert.Equal((2, 1, 1), (content.Summary.Projects, content.Summary.RejectedProjects, content.Engagements.Count));
    }

    [Fact]
    public void Read_BlankRows_ArePassedOver()
    {
        var summary = new AidDataFile().Add(1).AddBlank().Add(2).AddBlank().Read().Summary;

        Assert.Equal((2, 2), (summary.Projects, summary.UsedProjects));
    }

    [Fact]
    public void Read_RecordTwice_TheLaterOneIsAnError()
    {
        var errors = new List<RowError>();

        new AidDataFile().Add(1).Add(1).Read(errors.Add);

        Assert.Contains("twice", Assert.Single(errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotesAndParents_TieProjectsIntoClusters()
    {
        var content = new AidDataFile()
            .Add(5, ("Title", "Dam, phase II (Linked to Project ID#9, and ID #77)"))
            .Add(9)
            .Add(12, ("Staff Comments", "This project is linked to Project ID#9. It must not be confused with #3."))
            .Add(3, ("AidData Parent ID", "400|401"))
            .Add(4, ("AidData Parent ID", "401"))
            .Add(400)
            .Read();

        var clusters = content.Engagements.ToDictionary(row => row.Project, row => row.ProjectCluster);
        Assert.Equal(("5", "5", "5", "3", "3", "400"), (clusters["5"], clusters["9"], clusters["12"], clusters["3"], clusters["4"], clusters["400"]));
        Assert.Equal("Dam, phase II", content.Engagements.Single(row => row.Project == "5").Brief);
        Assert.Equal(3, content.Summary.Clusters);
    }

    [Fact]
    public void Read_Projects_AddUp()
    {
        var errors = new List<RowError>();
        var summary = new AidDataFile()
            .Add(1).Add(2, ("Umbrella", "Yes")).Add(3, ("Recipient", "Asia, regional"), ("Recipient ISO-3", "")).Add(4, ("Status", "?"))
            .Add(5, ("Implementing Agencies Type", "Other Private Sector|Recipient Private Sector")).Add(6, ("Implementing Agencies", "Invented Builders Co.|Government of Zambia"))
            .Read(errors.Add).Summary;

        Assert.Equal(6, summary.Projects);
        Assert.Equal(
            summary.Projects,
            summary.UsedProjects + summary.UmbrellaProjects + summary.SeveralCountries + summary.NoChineseCompany + summary.NoNamedInstitution + summary.RejectedProjects);
    }
}
