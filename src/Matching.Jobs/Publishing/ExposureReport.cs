using Matching.Domain;

namespace Matching.Jobs;

/// <summary>How evenly a generation's first pages show institutions, and what a cap changed about it.</summary>
/// <param name="Cap">The cap; null when there was none, and before and after are then the same.</param>
/// <param name="FirstPage">How many places at the top of a page were counted.</param>
/// <param name="Candidates">Institutions that are candidates of some published ranking: those the Gini coefficient is over.</param>
/// <param name="GiniBefore">Gini coefficient of their appearances on first pages by score alone.</param>
/// <param name="GiniAfter">The same as published.</param>
/// <param name="MostBefore">The most first pages one institution stands on, by score alone.</param>
/// <param name="MostAfter">The same as published.</param>
/// <param name="BeyondCap">Appearances beyond the cap that stayed, for want of others to take the place; 0 without a cap.</param>
/// <param name="NdcgCost">
/// What the cap costs, 0 to 1: 1 minus the mean NDCG@10 of the published pages when each institution is worth its share of the ranking by
/// score. By the model's own account, not by what happened later.
/// </param>
public sealed record ExposureReport(
    ExposureCap? Cap, int FirstPage, int Candidates, double GiniBefore, double GiniAfter, int MostBefore, int MostAfter, long BeyondCap, double NdcgCost);
