namespace Matching.Service;

/// <summary>Marks endpoints that answer on the addresses for HTTP alone, and are no methods of the contract.</summary>
internal sealed class HttpFaceOnly;
