using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Matching.Store;

namespace Matching.Service;

/// <summary>Lines of the audit log in the contract's words.</summary>
internal static class AuditMessages
{
    /// <summary>One line.</summary>
    public static V1.AuditEntry ToMessage(this AuditEntry entry) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"auditEntries/{entry.Number}"),
        CreateTime = Timestamp.FromDateTimeOffset(entry.At),
        Principal = entry.Origin.Principal,
        Action = entry.Origin.Action,
        Resource = entry.Change.Resource,
        RequestId = entry.Origin.RequestId,
        BeforeHash = Hex(entry.Change.BeforeHash),
        AfterHash = Hex(entry.Change.AfterHash),
        Details = entry.Change.Details,
        PreviousHash = Hex(entry.PreviousHash),
        Hash = Hex(entry.Hash),
    };

    private static string Hex(byte[]? hash) => hash is null ? string.Empty : Convert.ToHexStringLower(hash);
}
