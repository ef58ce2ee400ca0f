namespace Matching.Store;

/// <summary>What was changed.</summary>
/// <param name="Resource">Its name: <c>enterprises/sinohydro</c>, <c>models/2014-b536aba3</c>, <c>events</c>.</param>
/// <param name="BeforeHash">SHA-256 of what it was; null when it was not there, or nobody knows.</param>
/// <param name="AfterHash">SHA-256 of what it is; null when it is gone, or not yet known.</param>
/// <param name="Details">More, in words; no content of the catalogue and no secret.</param>
public sealed record AuditChange(string Resource, byte[]? BeforeHash = null, byte[]? AfterHash = null, string Details = "");
