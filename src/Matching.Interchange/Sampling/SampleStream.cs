namespace Matching.Interchange;

/// <summary>What a <see cref="SampleRandom"/> sequence is for. The numbers are part of what a seed means: only add.</summary>
internal enum SampleStream
{
    Institution = 1,
    InstitutionOrder = 2,
    Enterprise = 3,
    EnterpriseOrder = 4,
    Places = 5,
    Projects = 6,
}
