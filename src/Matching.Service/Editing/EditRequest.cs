using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Matching.Service;

/// <summary>What every changing request says beside its change.</summary>
/// <param name="RequestId">The caller's id for it, in its canonical form; null when it has none.</param>
/// <param name="Digest">Stands for the request's content, without its id and whether it only validates.</param>
/// <param name="ValidateOnly">Whether nothing is to be changed.</param>
internal sealed record EditRequest(string? RequestId, byte[] Digest, bool ValidateOnly)
{
    private const string IdField = "request_id";
    private const string ValidateField = "validate_only";

    /// <summary>Reads the two fields of a request, as AIP-155 and AIP-163 have them.</summary>
    public static EditRequest Read<TRequest>(RequestFields fields, TRequest request)
        where TRequest : class, IMessage<TRequest>
    {
        var plain = request.Clone();
        var idField = plain.Descriptor.FindFieldByName(IdField);
        var validateField = plain.Descriptor.FindFieldByName(ValidateField);
        var id = (string)idField.Accessor.GetValue(plain);
        var validateOnly = (bool)validateField.Accessor.GetValue(plain);
        idField.Accessor.Clear(plain);
        validateField.Accessor.Clear(plain);
        byte[] content = [.. Encoding.UTF8.GetBytes(plain.Descriptor.FullName), 0, .. plain.ToByteArray()];
        return new EditRequest(ReadId(fields, id), SHA256.HashData(content), validateOnly);
    }

    private static string? ReadId(RequestFields fields, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty)
        {
            return id.ToString("D");
        }

        fields.Refuse(IdField, $"'{RequestFields.Shorten(text)}' is not a UUID such as '6fa2d7d4-62a5-4c0e-8f0e-2a8c0f7b6d11'.");
        return null;
    }
}
