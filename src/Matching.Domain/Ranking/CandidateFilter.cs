namespace Matching.Domain;

/// <summary>Hard conditions an institution must meet to be ranked; they never change a score.</summary>
/// <param name="Kinds">Only these kinds; empty means every kind.</param>
/// <param name="ExcludedInstitutions">Never these; may be empty.</param>
/// <param name="ExcludeEngaged">Leave out institutions this enterprise has worked with before.</param>
public sealed record CandidateFilter(
    IReadOnlySet<InstitutionKind> Kinds,
    IReadOnlySet<InstitutionId> ExcludedInstitutions,
    bool ExcludeEngaged)
{
    /// <summary>Lets every institution through.</summary>
    public static CandidateFilter None { get; } = new(new HashSet<InstitutionKind>(), new HashSet<InstitutionId>(), ExcludeEngaged: false);

    /// <summary>Whether every institution passes.</summary>
    public bool IsEmpty => Kinds.Count == 0 && ExcludedInstitutions.Count == 0 && !ExcludeEngaged;
}
