using Google.Api;
using Google.Protobuf.Reflection;

namespace Matching.Service;

/// <summary>Where a method is over HTTP: <c>GET /v1/enterprises/{enterprise}</c>.</summary>
/// <param name="Verb">The HTTP verb.</param>
/// <param name="Template">The path with its parameters, as OpenAPI writes them.</param>
/// <param name="Parameters">The parameters, in order.</param>
/// <param name="Field">The path of the field they make up together; null without parameters.</param>
internal sealed record HttpPath(HttpMethod Verb, string Template, IReadOnlyList<string> Parameters, string? Field)
{
    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The annotation of a method.</param>
    /// <param name="resourcePatterns">Patterns of resource names, whose variables name the parameters.</param>
    public static HttpPath Of(HttpRule rule, IEnumerable<string> resourcePatterns)
    {
        var (verb, path) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
            HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
            HttpRule.PatternOneofCase.Delete => (HttpMethod.Delete, rule.Delete),
            HttpRule.PatternOneofCase.Put => (HttpMethod.Put, rule.Put),
            _ => throw new NotSupportedException($"The HTTP rule {rule} has a pattern of another kind."),
        };
        var open = path.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return new HttpPath(verb, path, [], null);
        }

        var close = path.IndexOf('}', StringComparison.Ordinal);
        var (field, wildcard) = path[(open + 1)..close].Split('=') is [var name, var segments]
            ? (name, segments)
            : throw new NotSupportedException($"The HTTP path {path} has a variable without a pattern.");
        var pattern = resourcePatterns.Single(candidate => Wildcards(candidate) == wildcard);
        return new HttpPath(verb, path[..open] + pattern + path[(close + 1)..], [.. Variables(pattern)], field);
    }

    /// <summary>The field a path such as <c>enterprise.name</c> leads to.</summary>
    public static FieldDescriptor FieldAt(MessageDescriptor message, string path)
    {
        FieldDescriptor? field = null;
        foreach (var name in path.Split('.'))
        {
            field = (field?.MessageType ?? message).FindFieldByName(name);
        }

        return field!;
    }

    private static string Wildcards(string pattern) => string.Join('/', pattern.Split('/').Select(segment => segment.StartsWith('{') ? "*" : segment));

    private static IEnumerable<string> Variables(string pattern) => pattern.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'));
}
