namespace Matching.Service;

/// <summary>The caller did not show who it is. Which part of its credentials was wrong is not said: that would help those who guess.</summary>
public sealed class UnauthenticatedException()
    : Exception("This call needs valid credentials: a bearer token, an API key or a client certificate, as the service's operator has set up.");
