namespace Matching.Service;

/// <summary>A built-in sector was to be changed or deleted.</summary>
/// <param name="id">Its id.</param>
public sealed class BuiltInSectorException(string id)
    : Exception($"The sector '{id}' is built in and never changes. Create a custom sector below it instead.");
