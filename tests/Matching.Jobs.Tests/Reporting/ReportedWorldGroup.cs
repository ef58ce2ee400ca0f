namespace Matching.Jobs.Tests.Reporting;

/// <summary>Tests that read the one report.</summary>
[CollectionDefinition(nameof(ReportedWorld))]
public sealed class ReportedWorldGroup : ICollectionFixture<ReportedWorld>;
