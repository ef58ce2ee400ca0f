using Matching.Domain;

namespace Matching.Store;

/// <summary>A place among the pages of a generation, which stand enterprise by enterprise.</summary>
/// <param name="Enterprise">Whose pages are being read; null before the first.</param>
/// <param name="Passed">How many of its pages were read.</param>
public readonly record struct PagePosition(EnterpriseId? Enterprise, int Passed)
{
    /// <summary>Before the first page.</summary>
    public static PagePosition Start => default;

    /// <summary>The place behind a page of an enterprise that was read from here.</summary>
    public PagePosition Behind(EnterpriseId enterprise) => new(enterprise, enterprise == Enterprise ? Passed + 1 : 1);
}
