using Matching.Domain;

namespace Matching.Service;

/// <summary>Reads the contract's candidate filter.</summary>
internal static class CandidateFilters
{
    /// <summary>Most institutions one request may exclude.</summary>
    public const int MaxExcluded = 1000;

    /// <summary>Most kinds one request may name.</summary>
    public const int MaxKinds = 32;

    private const string Field = "candidate_filter";

    /// <summary>The filter; what is wrong with it goes to <paramref name="fields"/>.</summary>
    public static CandidateFilter Read(RequestFields fields, V1.CandidateFilter? given)
    {
        if (given is null)
        {
            return CandidateFilter.None;
        }

        var kinds = new HashSet<InstitutionKind>();
        if (given.Kinds.Count > MaxKinds)
        {
            fields.Refuse($"{Field}.kinds", $"holds {given.Kinds.Count} kinds; at most {MaxKinds} are allowed.");
        }
        else
        {
            for (var i = 0; i < given.Kinds.Count; i++)
            {
                if (fields.Kind($"{Field}.kinds[{i}]", given.Kinds[i], required: true) is { } kind)
                {
                    kinds.Add(kind);
                }
            }
        }

        return new CandidateFilter(kinds, Excluded(fields, given), given.ExcludeEngaged);
    }

    private static HashSet<InstitutionId> Excluded(RequestFields fields, V1.CandidateFilter given)
    {
        var excluded = new HashSet<InstitutionId>();
        if (given.ExcludeInstitutions.Count > MaxExcluded)
        {
            fields.Refuse($"{Field}.exclude_institutions", $"holds {given.ExcludeInstitutions.Count} ids; at most {MaxExcluded} are allowed.");
            return excluded;
        }

        for (var i = 0; i < given.ExcludeInstitutions.Count; i++)
        {
            if (fields.Id($"{Field}.exclude_institutions[{i}]", given.ExcludeInstitutions[i], ResourceName.Institutions, string.Empty) is { } id)
            {
                excluded.Add(new InstitutionId(id));
            }
        }

        return excluded;
    }
}
