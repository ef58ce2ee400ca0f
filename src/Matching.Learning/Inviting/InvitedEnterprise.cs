using Matching.Domain;

namespace Matching.Learning;

/// <summary>One line of the answer to "which enterprises should this institution invite".</summary>
/// <param name="Enterprise">Which enterprise.</param>
/// <param name="Activity">Of the next engagements in the country and sector, the part expected to be this enterprise's, 0 to 1.</param>
/// <param name="Share">The institution's share among the candidates of its country for this enterprise, 0 to 1.</param>
/// <param name="PastEngagements">Engagements of this enterprise with the institution.</param>
public readonly record struct InvitedEnterprise(EnterpriseId Enterprise, double Activity, double Share, int PastEngagements)
{
    /// <summary>What the order follows: the part of the next engagements expected to be of this enterprise with the institution.</summary>
    public double Score => Activity * Share;
}
