namespace Matching.Stress.Fuzzing;

/// <summary>How a request is made.</summary>
internal enum FuzzKind
{
    /// <summary>A message of the right type with values that could be meant, and some that could not.</summary>
    Meant,

    /// <summary>The same with some bits turned, bytes cut out or doubled.</summary>
    Mutated,

    /// <summary>Bytes without any meaning.</summary>
    RandomBytes,

    /// <summary>Text that is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Groups within groups, up to tens of thousands deep, or parentheses in a text.</summary>
    DeepNesting,

    /// <summary>One repeated field with thousands of values.</summary>
    HugeRepeated,

    /// <summary>A gRPC frame that is shorter or longer than it says, several or none where one is due, unknown flags.</summary>
    BrokenFrame,

    /// <summary>A well-formed message, compressed by gzip.</summary>
    Compressed,

    /// <summary>A few kilobytes of gzip that unpack to many megabytes.</summary>
    Bomb,

    /// <summary>Hundreds of headers, long ones, and names and values that are odd.</summary>
    MetadataFlood,
}
