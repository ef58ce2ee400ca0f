namespace Matching.Service;

/// <summary>A request id that belongs to another request.</summary>
public sealed class RequestIdReusedException()
    : Exception("request_id: another request was answered under this id. Repeat that one unchanged, or take a new id for a new request.");
