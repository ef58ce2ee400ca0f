namespace Matching.Store;

/// <summary>A row whose changes the audit log tells of.</summary>
internal interface IAuditedRow
{
    /// <summary>The resource's name, for example <c>enterprises/sinohydro</c>.</summary>
    string ResourceName { get; }

    /// <summary>Adds its content, in an order that never changes.</summary>
    void AddTo(ContentDigest digest);
}
