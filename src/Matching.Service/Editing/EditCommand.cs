using Google.Protobuf;
using Matching.Store;

namespace Matching.Service;

/// <summary>Makes one change to the catalogue, or answers a repeated request as the first one was answered.</summary>
internal sealed class EditCommand(MatchingStore store, ServingSignal signal, TimeProvider time)
{
    /// <summary>Makes a change in one transaction.</summary>
    /// <param name="request">Which request asks for it.</param>
    /// <param name="by">Who asks, for the audit log.</param>
    /// <param name="change">Makes it, and answers what is then there. What it throws undoes everything.</param>
    /// <param name="cancellation">Gives up before the change is committed.</param>
    /// <exception cref="RequestIdReusedException">Another request was answered under this request's id.</exception>
    /// <exception cref="StoreBusyException">Another write goes on.</exception>
    public TAnswer Run<TAnswer>(EditRequest request, AuditOrigin by, Func<CatalogueEdit, TAnswer> change, CancellationToken cancellation)
        where TAnswer : IMessage<TAnswer>, new()
    {
        cancellation.ThrowIfCancellationRequested();
        using var edit = store.BeginEdit(time, by);
        if (request.RequestId is { } id && edit.FindAnswer(id) is { } before)
        {
            return before.Digest.AsSpan().SequenceEqual(request.Digest)
                ? new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(before.Answer)
                : throw new RequestIdReusedException();
        }

        var answer = change(edit);
        cancellation.ThrowIfCancellationRequested();
        if (request.ValidateOnly)
        {
            return answer;
        }

        if (request.RequestId is not null)
        {
            edit.KeepAnswer(request.RequestId, request.Digest, answer.ToByteArray());
        }

        edit.Commit();
        signal.Set();
        return answer;
    }
}
