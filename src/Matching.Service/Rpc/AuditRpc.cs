using System.Globalization;
using Grpc.Core;
using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.AuditService.</summary>
internal sealed class AuditRpc(MatchingStore store) : AuditService.AuditServiceBase
{
    /// <summary>Page size of ListAuditEntries unless told otherwise.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Largest page of ListAuditEntries.</summary>
    public const int MaxPageSize = 1000;

    private const int MaxFilterLength = 300;

    public override Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        CheckLength(fields, "principal", request.Principal);
        CheckLength(fields, "resource", request.Resource);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListAuditEntries", request.Principal, request.Resource);
        var after = PageTokens.After(token, fingerprint);
        long? before = after is null ? null : long.TryParse(after, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var rows = store.Audit.List(size + 1, before, request.Principal, request.Resource);
        return Task.FromResult(new ListAuditEntriesResponse
        {
            AuditEntries = { rows.Take(size).Select(entry => entry.ToMessage()) },
            NextPageToken = rows.Count > size
                ? new PageToken(fingerprint, 0, 0, rows[size - 1].Number.ToString(CultureInfo.InvariantCulture)).Encode()
                : string.Empty,
        });
    }

    private static void CheckLength(RequestFields fields, string field, string text)
    {
        if (text.Length > MaxFilterLength)
        {
            fields.Refuse(field, $"is {text.Length} characters long; at most {MaxFilterLength} are allowed.");
        }
    }
}
