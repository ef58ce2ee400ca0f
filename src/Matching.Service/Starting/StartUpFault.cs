using Matching.Domain;
using Matching.Learning;
using Matching.Store;
using Microsoft.AspNetCore.Connections;

namespace Matching.Service;

/// <summary>Tells faults a person can mend from faults of the program.</summary>
internal static class StartUpFault
{
    /// <summary>What to tell the person who started the service; null when it is a fault of the program, whose trace is then shown.</summary>
    public static string? Message(Exception exception) => exception switch
    {
        StartUpException or StoreException or ModelDamagedException => exception.Message,
        UnknownResourceException { Resource: "model" } unknown =>
            $"The models folder names '{unknown.Id}' as current, but holds no such model. Restore its folder or activate another version.",
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message.TrimEnd('.')}. Stop the program that listens there, or choose another address with --urls (gRPC) or --http-urls (JSON over HTTP).",
        IOException => exception.Message,
        UnauthorizedAccessException => exception.Message,
        _ => null,
    };
}
