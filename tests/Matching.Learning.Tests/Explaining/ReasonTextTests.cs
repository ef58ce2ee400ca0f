using Matching.Domain;

namespace Matching.Learning.Tests.Explaining;

/// <summary>What sentences say is counted by hand here, in a history small enough to count.</summary>
public sealed class ReasonTextTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Explain_EngagedInstitution_SaysWhatHappenedInBothLanguages()
    {
        var explanation = Explain("e01", "ZM-power", "ZM", "energy");
        AssertSays(explanation, ReasonGroup.Pair, "Worked with this enterprise 2 times before, last in 2005", "曾与该企业合作2次，最近一次在2005年");
        AssertSays(explanation, ReasonGroup.Experience, "Engaged 5 times by 3 Chinese enterprises, last in 2008", "已与3家中国企业合作5次，最近一次在2008年");
        AssertSays(explanation, ReasonGroup.Sector, "Engaged 4 times in energy in Zambia, last in 2007", "在赞比亚的能源领域与中国企业合作过4次，最近一次在2007年");
        AssertSays(explanation, ReasonGroup.SimilarEnterprises, "Worked with one enterprise like this one (active in the same fields)", "曾与1家业务领域相近的企业合作");
        AssertSays(
            explanation, ReasonGroup.Kind, "Utilities are 83 % of partners in energy (5 of 6 engagements)", "在能源领域的6次合作中，5次（83%）的合作方为公用事业单位");
        AssertSays(
            explanation, ReasonGroup.EnterpriseKinds, "2 of this enterprise's 3 past engagements were with utilities, beside 83 % of all in energy", "该企业过去的3次合作中，2次是与公用事业单位合作（能源领域整体为83%）");
    }

    [Fact]
    public void Explain_InstitutionNobodyEngaged_SaysSoInBothLanguages()
    {
        var explanation = Explain("e01", "ZM-museum", "ZM", "energy");
        AssertSays(explanation, ReasonGroup.Pair, "Has not worked with this enterprise before", "此前未与该企业合作过");
        AssertSays(explanation, ReasonGroup.Experience, "No engagement with a Chinese enterprise is known", "尚无与中国企业合作的记录");
        AssertSays(explanation, ReasonGroup.Sector, "No engagement in energy is known", "尚无在能源领域合作的记录");
        AssertSays(explanation, ReasonGroup.SimilarEnterprises, "No other enterprise has worked with it", "尚无其他企业与其合作");
        AssertSays(
            explanation,
            ReasonGroup.Kind,
            "No partner in energy was a museum or house of culture (6 engagements)",
            "在能源领域的6次合作中，没有博物馆或文化机构作为合作方");
    }

    [Fact]
    public void Explain_OnceEngaged_UsesTheSingular()
    {
        var explanation = Explain("e03", "UG-health-ministry", "UG", "health");
        AssertSays(explanation, ReasonGroup.Sector, "Engaged once in health in Uganda, in 2006", "在乌干达的卫生领域与中国企业合作过1次，时间为2006年");
        AssertSays(explanation, ReasonGroup.Experience, "Engaged once by one Chinese enterprise, in 2006", "已与1家中国企业合作1次，时间为2006年");
        AssertSays(explanation, ReasonGroup.Kind, "Ministries are 100 % of partners in health (1 of 1 engagement)", "在卫生领域的1次合作中，1次（100%）的合作方为政府部委");
    }

    [Fact]
    public void Explain_EnterpriseWithoutHistory_SaysSo()
    {
        var explanation = Explain("e09", "ZM-power", "ZM", null);
        AssertSays(
            explanation,
            ReasonGroup.EnterpriseKinds,
            "No past engagement of this enterprise is known, so those of all enterprises stand for it: 75 % of engagements in all fields together were with utilities",
            "该企业尚无合作记录，故以所有企业的记录代之：在各领域的合作中，75%是与公用事业单位合作");
        AssertSays(explanation, ReasonGroup.Sector, "Engaged 5 times in all fields together in Zambia, last in 2008", "在赞比亚的各领域与中国企业合作过5次，最近一次在2008年");
    }

    [Fact]
    public void Explain_RoleElsewhere_CountsOtherCountriesAndListsNeighbours()
    {
        var explanation = Explain("e01", "KE-power", "KE", "energy");
        var role = explanation.Reasons.Single(reason => reason.Group == ReasonGroup.Role).Text;
        Assert.StartsWith("Institutions of the same sort (utilities whose names speak of power", role.English, StringComparison.Ordinal);
        Assert.EndsWith("in other countries were engaged 5 times in energy", role.English, StringComparison.Ordinal);
        Assert.EndsWith("在能源领域与中国企业合作过5次", role.Chinese, StringComparison.Ordinal);
        Assert.Empty(explanation.Engagements);
        Assert.Equal(
            [(2007, "ZM-power"), (2005, "ZM-power"), (2003, "ZM-power"), (2001, "ZM-power")],
            explanation.Comparable.Select(fact => (fact.Year, fact.Institution.Value)));
    }

    [Fact]
    public void Explain_EnterpriseWithOneEngagement_UsesTheSingular()
    {
        var explanation = Explain("e03", "UG-health-ministry", "UG", "health");
        AssertSays(explanation, ReasonGroup.EnterpriseKinds, "This enterprise's one past engagement was with a ministry", "该企业过去唯一一次合作是与政府部委进行的");
        AssertSays(
            Explain("e03", "UG-power", "UG", "energy"),
            ReasonGroup.EnterpriseKinds,
            "This enterprise's one past engagement was not with a utility, but 83 % of all in energy were",
            "该企业过去的1次合作中没有与公用事业单位的合作，但在能源领域整体中占83%");
    }

    [Fact]
    public void OutcomeText_Counts_AreSaidAsEachLanguageDoes()
    {
        Assert.Equal(
            new LocalText("Of 5 past engagements, 3 were completed, 1 was suspended and 1 was cancelled", "5次既往合作中，3次已完成、1次中止和1次取消"),
            OutcomeText.Of([(EngagementOutcome.Completed, 3), (EngagementOutcome.Suspended, 1), (EngagementOutcome.Cancelled, 1)]));
        Assert.Equal(new LocalText("All 18 past engagements were completed", "18次既往合作均已完成"), OutcomeText.Of([(EngagementOutcome.Completed, 18)]));
        Assert.Equal(new LocalText("The one past engagement is under way", "唯一一次既往合作在实施中"), OutcomeText.Of([(EngagementOutcome.Implementing, 1)]));
        Assert.Equal(LocalText.Empty, OutcomeText.Of([]));
        Assert.All(Enum.GetValues<EngagementOutcome>(), outcome => Assert.NotEmpty(OutcomeText.Of([(outcome, 2), (EngagementOutcome.Completed, 1)]).Chinese));
        Assert.All(Enum.GetValues<EngagementOutcome>(), outcome => Assert.NotEmpty(OutcomeText.Of([(outcome, 2)]).English));
    }

    [Fact]
    public void Explain_Summary_GivesThePlaceAndBothSides()
    {
        var explanation = Explain("e01", "ZM-power", "ZM", "energy");
        Assert.StartsWith($"Stands {explanation.Rank} of 16 candidates. In its favour: ", explanation.Summary.English, StringComparison.Ordinal);
        Assert.StartsWith($"在16个候选机构中排第{explanation.Rank}位；有利因素：", explanation.Summary.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_AnyCandidate_HasNoChineseInEnglishAndNoLatinInChinese()
    {
        foreach (var sector in new[] { "energy", "education", "production", null })
        {
            foreach (var institution in Worlds.World.Institutions.Where(row => row.Country.Value is "ZM" or "GH"))
            {
                var explanation = Explain("e02", institution.Id.Value, institution.Country.Value, sector);
                Assert.All(explanation.Reasons.Select(reason => reason.Text).Append(explanation.Summary), text =>
                {
                    Assert.DoesNotContain(text.English, NameFolding.IsIdeograph);
                    Assert.DoesNotContain(text.Chinese, char.IsAsciiLetter);
                    Assert.DoesNotContain(text.English, "{}#|".Contains);
                    Assert.DoesNotContain(text.Chinese, "{}#|".Contains);
                });
            }
        }
    }

    private static void AssertSays(Explanation explanation, ReasonGroup group, string english, string chinese) =>
        Assert.Equal(new LocalText(english, chinese), explanation.Reasons.Single(reason => reason.Group == group).Text);

    private Explanation Explain(string enterprise, string institution, string region, string? sector)
    {
        (string Enterprise, string Institution, string Sector, int Year)[] rows =
        [
            ("e01", "ZM-power", "energy", 2001),
            ("e01", "ZM-power", "energy", 2005),
            ("e02", "ZM-power", "energy", 2003),
            ("e02", "ZM-power", "energy", 2007),
            ("e04", "ZM-power", "transport-and-storage", 2008),
            ("e01", "VN-energy-ministry", "energy", 2004),
            ("e05", "VN-power", "energy", 2009),
            ("e03", "UG-health-ministry", "health", 2006),
        ];
        var log = EngagementLog.Create(Worlds.Catalogue, rows.Select((row, i) => new Engagement(
            new EngagementId($"x{i}"), new EnterpriseId(row.Enterprise), new InstitutionId(row.Institution), new CountryCode(row.Institution[..2]), new SectorId(row.Sector),
            row.Year, EngagementOutcome.Completed, null, EngagementRole.Receiving, $"p{i}", $"c{i}", string.Empty)));
        var ranker = new Ranker(Worlds.Catalogue, EngagementHistory.Before(Worlds.Catalogue, log, Worlds.Cutoff), worlds.Model);
        return ranker.Explain(Worlds.Query(enterprise, region, sector), TestContext.Current.CancellationToken).Explain(new InstitutionId(institution));
    }
}
