namespace Matching.Service;

/// <summary>An import brought more than one stream may.</summary>
/// <param name="limit">The limit that was passed, in words.</param>
public sealed class ImportTooLargeException(string limit) : Exception($"The import holds more than {limit}. Nothing was changed: part it into several.");
