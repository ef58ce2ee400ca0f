using Matching.Domain;

namespace Matching.Interchange;

/// <summary>What an enterprise does again and again.</summary>
/// <param name="Sectors">Its sectors, the main one first.</param>
/// <param name="Countries">Where it usually works: neighbours of each other.</param>
/// <param name="Kinds">Whom it prefers to work with.</param>
/// <param name="DebutYear">Before this year it stays at home.</param>
internal sealed record SampleHabits(int[] Sectors, int[] Countries, InstitutionKind[] Kinds, int DebutYear);
