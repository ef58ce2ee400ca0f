using System.Globalization;
using System.Numerics;

namespace Matching.Learning;

/// <summary>Writes the sentence of each group of reasons: what is so, from the history; whether it speaks for or against is the contribution's sign.</summary>
internal sealed class ReasonWriter
{
    private readonly QueryContext _query;
    private readonly QueryFacts _facts;
    private readonly PairFacts _pair;
    private readonly InstitutionProfile _profile;
    private readonly int _roleCount;
    private readonly (int All, int OfKind) _nearby;
    private readonly (int Concept, int Count) _best;
    private readonly Dictionary<string, object> _values;

    public ReasonWriter(Catalogue catalogue, EngagementHistory history, QueryContext query, QueryFacts facts, int institution, int stageRank, int candidates)
    {
        (_query, _facts) = (query, facts);
        _pair = new PairFacts(catalogue, history, query, institution);
        _profile = catalogue.Profiles[institution];
        _roleCount = facts.OfRoleElsewhere(_profile);
        _nearby = facts.Nearby(_profile.Kind, _profile.Subregion);
        _best = BestConcept();
        var code = catalogue.Institutions[institution].Country;
        _values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["pair"] = _pair.Pair,
            ["pair_last"] = Year(_pair.PairLast),
            ["total"] = _pair.Total,
            ["last"] = Year(_pair.Last),
            ["enterprises"] = _pair.Others + Math.Min(1, _pair.Pair),
            ["sector_count"] = _pair.SectorCount,
            ["sector_last"] = Year(_pair.SectorLast),
            ["family_count"] = _pair.FamilyCount,
            ["field"] = facts.Field,
            ["family"] = facts.Family,
            ["families"] = facts.Family,
            ["country"] = Wording.Place(catalogue.Regions.GetCountry(code)!),
            ["subregion"] = Wording.Place(catalogue.Regions.SubregionOf(code)),
            ["similar"] = _pair.Similar,
            ["others"] = _pair.Others,
            ["kinds"] = Wording.Kinds(_profile.Kind),
            ["a_kind"] = Wording.AKind(_profile.Kind),
            ["field_total"] = facts.FieldTotal,
            ["kind_count"] = facts.OfKind(_profile.Kind),
            ["kind_percent"] = Percent(facts.OfKind(_profile.Kind), facts.FieldTotal),
            ["nearby_total"] = _nearby.All,
            ["nearby_count"] = _nearby.OfKind,
            ["nearby_percent"] = Percent(_nearby.OfKind, _nearby.All),
            ["own_total"] = query.OwnEngagements,
            ["habit_count"] = _pair.OwnOfKind,
            ["shared_count"] = _pair.OwnOfConcept,
            ["shared_concepts"] = Wording.Concepts(_pair.OwnConcepts),
            ["concepts"] = Wording.Concepts(_profile.Concepts),
            ["best"] = _best.Count == 0 ? LocalText.Empty : Wording.Concept(_best.Concept),
            ["best_count"] = _best.Count,
            ["best_percent"] = Percent(_best.Count, facts.FieldTotal),
            ["both"] = Wording.Concepts(_profile.Concepts & query.Profile.Concepts),
            ["asker"] = Wording.Concepts(query.Profile.Concepts),
            ["match"] = Wording.Concepts(_profile.Concepts & facts.FieldConcepts),
            ["match_count"] = BitOperations.PopCount(_profile.Concepts & facts.FieldConcepts),
            ["focus"] = Wording.Concepts(Focus),
            ["focus_count"] = BitOperations.PopCount(Focus),
            ["field_concepts"] = Wording.Concepts(facts.FieldConcepts),
            ["role_count"] = _roleCount,
            ["own_here"] = query.OwnEngagementsWith(_profile.Country),
            ["country_total"] = _pair.CountryTotal,
            ["stage_rank"] = stageRank,
            ["candidates"] = candidates,
        };
        _values["sort"] = PhraseBook.Default.Say(_profile.Concepts == 0 ? "sort.silent" : "sort.named", _values);
    }

    /// <summary>What both names speak of and the field asked for is about.</summary>
    private ulong Focus => _profile.Concepts & _query.Profile.Concepts & _facts.FieldConcepts;

    /// <summary>The sentence of a group.</summary>
    public LocalText Write(ReasonGroup group) => PhraseBook.Default.Sentence(KeyOf(group), _values);

    private string KeyOf(ReasonGroup group) => group switch
    {
        ReasonGroup.Pair => _pair.Pair > 0 ? "reason.pair.some" : "reason.pair.none",
        ReasonGroup.Experience => _pair.Total > 0 ? "reason.experience.some" : "reason.experience.none",
        ReasonGroup.Sector when _pair.SectorCount > 0 => _pair.SectorAtHome ? "reason.sector.some" : "reason.sector.abroad",
        ReasonGroup.Sector => _pair.FamilyCount > 0 ? "reason.sector.family" : "reason.sector.none",
        ReasonGroup.SimilarEnterprises => _pair.Similar > 0 ? "reason.similar.some" : _pair.Others > 0 ? "reason.similar.other" : "reason.similar.none",
        ReasonGroup.Kind => Counted("reason.kind", _facts.FieldTotal, _facts.OfKind(_profile.Kind)),
        ReasonGroup.Nearby => Counted("reason.nearby", _nearby.All, _nearby.OfKind),
        ReasonGroup.EnterpriseKinds => Habit("reason.enterprise_kinds", _pair.OwnOfKind, _facts.OfKind(_profile.Kind)),
        ReasonGroup.EnterpriseFields when _query.OwnEngagements > 0 && _profile.Concepts == 0 => "reason.enterprise_fields.silent",
        ReasonGroup.EnterpriseFields => Habit("reason.enterprise_fields", _pair.OwnOfConcept, _best.Count),
        ReasonGroup.Name when _profile.Concepts == 0 => "reason.name.silent",
        ReasonGroup.Name => _best.Count > 0 ? "reason.name.some" : "reason.name.other",
        ReasonGroup.Field => FieldKey(),
        ReasonGroup.EnterpriseName when _query.Profile.Concepts == 0 => "reason.enterprise_name.silent",
        ReasonGroup.EnterpriseName when _profile.Concepts == 0 => "reason.enterprise_name.onesided",
        ReasonGroup.EnterpriseName => (_profile.Concepts & _query.Profile.Concepts) != 0 ? "reason.enterprise_name.shared" : "reason.enterprise_name.apart",
        ReasonGroup.Role => _roleCount > 0 ? "reason.role.some" : "reason.role.none",
        ReasonGroup.Context => "reason.context.some",
        ReasonGroup.Profile => "reason.profile",
        _ => "reason.other",
    };

    private string FieldKey() =>
        !_facts.IsOneField ? _profile.Concepts == 0 ? "reason.name.silent" : "reason.field.any"
        : _facts.FieldConcepts == 0 ? "reason.field.undefined"
        : Focus != 0 ? "reason.field.shared"
        : (_profile.Concepts & _facts.FieldConcepts) != 0 ? "reason.field.some"
        : _profile.Concepts == 0 ? "reason.field.silent"
        : "reason.field.apart";

    private static string Counted(string key, int all, int some) => all == 0 ? $"{key}.unknown" : some == 0 ? $"{key}.none" : $"{key}.some";

    /// <summary>An enterprise's own habit; the fewer engagements it has, the more the features lean on what is usual in the field, so that is said too.</summary>
    private string Habit(string key, int own, int usual)
    {
        var form = (_query.OwnEngagements, own, usual) switch
        {
            (0, _, > 0) => "field",
            (0, _, _) => "unknown",
            (_, 0, > 0) => "usual",
            (_, 0, _) => "none",
            (1, _, _) => "only",
            (_, 1, _) => "single",
            _ => "some",
        };
        return $"{key}.{form}";
    }

    private (int Concept, int Count) BestConcept()
    {
        (int Concept, int Count) best = (0, 0);
        for (var rest = _profile.Concepts; rest != 0; rest &= rest - 1)
        {
            var concept = BitOperations.TrailingZeroCount(rest);
            var count = _facts.OfConcept(concept);
            best = count > best.Count ? (concept, count) : best;
        }

        return best;
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share in whole percent; one that rounds to nothing is said to be below 1, one that rounds to all to be above 99.</summary>
    private static object Percent(int part, int whole)
    {
        var percent = whole == 0 ? 0 : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
        return part > 0 && percent == 0 ? new LocalText("under 1", "不足1")
            : part < whole && percent == 100 ? new LocalText("over 99", "超过99")
            : percent;
    }
}
