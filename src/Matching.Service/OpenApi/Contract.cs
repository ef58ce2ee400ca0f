using System.Text;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Matching.Service;

/// <summary>
/// The contract with its comments: descriptors that the build makes from <c>proto/</c> with source information, which those in generated code
/// lack.
/// </summary>
internal sealed class Contract
{
    private const string Resource = "matching.v1.descriptors";
    private const string Folder = "matching/v1/";

    private Contract(IReadOnlyList<FileDescriptor> files) => Files = files;

    /// <summary>The files of <c>proto/matching/v1</c>, in order of name.</summary>
    public IReadOnlyList<FileDescriptor> Files { get; }

    /// <summary>The services, in order of their files.</summary>
    public IEnumerable<ServiceDescriptor> Services => Files.SelectMany(file => file.Services);

    /// <summary>The methods that can be called over HTTP, each with how.</summary>
    public IEnumerable<(MethodDescriptor Method, HttpRule Rule)> HttpMethods =>
        from service in Services
        from method in service.Methods
        let rule = method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)
        where rule is not null
        select (method, rule);

    /// <summary>The patterns of resource names, such as <c>enterprises/{enterprise}</c>.</summary>
    public IEnumerable<string> ResourcePatterns =>
        from file in Files
        from message in file.MessageTypes
        let resource = message.GetOptions()?.GetExtension(ResourceExtensions.Resource)
        where resource is not null
        from pattern in resource.Pattern
        select pattern;

    /// <summary>Reads what the build embedded.</summary>
    public static Contract Load()
    {
        using var stream = typeof(Contract).Assembly.GetManifestResourceStream(Resource)!;
        var registry = new ExtensionRegistry
        {
            AnnotationsExtensions.Http, FieldBehaviorExtensions.FieldBehavior, FieldInfoExtensions.FieldInfo, ResourceExtensions.Resource, ResourceExtensions.ResourceReference,
            V1.AccessExtensions.RequiredRole,
        };
        var set = FileDescriptorSet.Parser.WithExtensionRegistry(registry).ParseFrom(stream);
        var files = FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString()), registry);
        return new Contract([.. files.Where(file => file.Name.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal)]);
    }

    /// <summary>What the contract says of a thing, with lines joined to paragraphs; empty when it says nothing.</summary>
    public static string Comment(IDescriptor descriptor)
    {
        var text = new StringBuilder();
        foreach (var line in (CommentOf(descriptor) ?? string.Empty).Split('\n').Select(line => line.Trim()))
        {
            var paragraph = line.Length == 0 || text.Length == 0 || text[^1] == '\n';
            text.Append(line.Length == 0 ? (text.Length == 0 || text[^1] == '\n' ? string.Empty : "\n\n") : paragraph ? line : " " + line);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The first sentence of a comment.</summary>
    public static string Summary(string comment)
    {
        var end = comment.IndexOf(". ", StringComparison.Ordinal);
        var paragraph = comment.IndexOf('\n', StringComparison.Ordinal);
        var stop = new[] { end, paragraph, comment.Length }.Where(at => at >= 0).Min();
        return comment[..stop].TrimEnd('.', ':', ';');
    }

    private static string? CommentOf(IDescriptor descriptor) => descriptor switch
    {
        MessageDescriptor message => message.Declaration?.LeadingComments,
        EnumDescriptor kind => kind.Declaration?.LeadingComments,
        EnumValueDescriptor value => value.Declaration?.LeadingComments,
        FieldDescriptor field => field.Declaration?.LeadingComments,
        ServiceDescriptor service => service.Declaration?.LeadingComments,
        MethodDescriptor method => method.Declaration?.LeadingComments,
        _ => null,
    };
}
