using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Matching.Service;

/// <summary>
/// Names calls that their callers did not name: 32 hexadecimal digits, of which the last half counts. A random id of the framework's reads
/// from the system at each call.
/// </summary>
internal sealed class RequestIds
{
    private readonly ulong _service = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private ulong _calls;

    /// <summary>Answers a call's id, the caller's own if it gave a usable one, in the response headers.</summary>
    /// <returns>The id.</returns>
    public string Answer(HttpContext http)
    {
        var asked = http.Request.Headers[CallScope.RequestIdHeader];
        var id = asked.Count > 0 && asked[^1] is { } given && Domain.IdentifierRules.IsValid(given) ? given : Next();
        if (!http.Response.HasStarted)
        {
            // Otherwise the call was answered already: its deadline passed before its turn came.
            http.Response.Headers[CallScope.RequestIdHeader] = id;
        }

        return id;
    }

    private string Next() => string.Create(32, (_service, Call: Interlocked.Increment(ref _calls)), static (digits, id) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, id._service);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], id.Call);
        Convert.TryToHexStringLower(bytes, digits, out _);
    });
}
