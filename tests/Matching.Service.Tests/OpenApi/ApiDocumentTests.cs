using System.Net;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Matching.Testing;
using Microsoft.OpenApi;

namespace Matching.Service.Tests;

/// <summary>The OpenAPI document against the contract: the runtime's own descriptors, not those the document is made from.</summary>
public sealed class ApiDocumentTests
{
    private static readonly string[] Verbs = ["get", "post", "patch", "delete", "put"];

    private static IEnumerable<MethodDescriptor> Methods => Permissions.Services.SelectMany(service => service.Methods);

    [Fact]
    public async Task File_InTheRepository_IsThePresentDocument()
    {
        var present = await ApiDocument.JsonAsync(TestContext.Current.CancellationToken) + "\n";
        var kept = await File.ReadAllTextAsync(Path.Combine(Repository.Root, ApiDocument.File), TestContext.Current.CancellationToken);

        Assert.True(present == kept, $"{ApiDocument.File} is not the present document: dotnet run -c Release --project src/Matching.Service -- openapi --out {ApiDocument.File}");
    }

    [Fact]
    public async Task Document_ReadBack_BreaksNoRule()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(await ApiDocument.JsonAsync(TestContext.Current.CancellationToken), "json");

        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public async Task Methods_EachThatCanBeCalledOverHttp_IsThereWithAllItsFields()
    {
        var document = await DocumentAsync();
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(item => Verbs.Contains(item.Key)).Select(item => (Path: path.Key, Verb: item.Key, Operation: item.Value!)))
            .ToDictionary(item => (string)item.Operation["operationId"]!, StringComparer.Ordinal);
        var expected = 0;
        foreach (var method in Methods.Where(method => !method.IsClientStreaming))
        {
            var rule = method.GetOptions().GetExtension(AnnotationsExtensions.Http);
            Assert.True(rule is not null, $"{method.FullName} has no HTTP annotation");
            Assert.True(operations.TryGetValue(method.Name, out var found), $"{method.FullName} is missing");
            expected++;

            var (verb, template) = Pattern(rule);
            Assert.Equal(verb, found.Verb);
            Assert.Equal(Blank(template), Blank(found.Path));
            Assert.Equal(method.Service.Name, (string)found.Operation["tags"]![0]!);
            Assert.NotEmpty((string)found.Operation["description"]!);
            CheckFields(document, method, rule, template, found.Operation);
            CheckMessage(document, method.OutputType, found.Operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, _ => true);
            Assert.NotNull(found.Operation["responses"]!["4XX"]);
        }

        Assert.Equal(expected, operations.Count);
        Assert.DoesNotContain(Methods, method => method.IsClientStreaming && method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not null);
    }

    [Fact]
    public void Examples_EachBody_IsARequestTheContractTakes()
    {
        var examples = ApiExamples.Bodies();
        foreach (var method in Methods)
        {
            if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { Body.Length: > 0 } rule)
            {
                Assert.True(examples[method.Name] is not null, $"{method.Name} has no example");
                JsonParser.Default.Parse(examples[method.Name]!.ToJsonString(), rule.Body == "*" ? method.InputType : method.InputType.FindFieldByName(rule.Body).MessageType);
            }
        }
    }

    [Fact]
    public async Task Service_Asked_ServesDocumentAndPageWithoutANetwork()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        var document = await JsonReply.GetAsync(service.Http, ApiDocument.Path);
        Assert.Equal((HttpStatusCode.OK, "3.1"), (document.Code, document.Body.GetProperty("openapi").GetString()![..3]));
        var page = await JsonReply.GetAsync(service.Http, "/");
        Assert.Equal(HttpStatusCode.OK, page.Code);
        Assert.Contains("swagger-ui", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await JsonReply.GetAsync(service.Http, "/docs/swagger-ui-bundle.js")).Code);
    }

    private static void CheckFields(JsonObject document, MethodDescriptor method, HttpRule rule, string template, JsonNode operation)
    {
        var inPath = template.Contains('{', StringComparison.Ordinal) ? template.Split('{')[1].Split('=')[0] : null;
        var parameters = operation["parameters"]?.AsArray().ToLookup(item => (string)item!["in"]!, item => (string)item!["name"]!, StringComparer.Ordinal);
        Assert.Equal(template.Count(c => c == '*'), parameters?["path"].Count() ?? 0);
        var elsewhere = method.InputType.Fields.InDeclarationOrder().Where(field => field.Name != rule.Body && field.Name != inPath?.Split('.')[0]).ToList();
        if (rule.Body == "*")
        {
            Assert.Empty(parameters?["query"] ?? []);
            CheckMessage(document, method.InputType, operation["requestBody"]!["content"]!["application/json"]!["schema"]!, field => field.Name != inPath);
            return;
        }

        Assert.Equal(elsewhere.Select(field => field.JsonName), parameters?["query"] ?? []);
        if (rule.Body.Length > 0)
        {
            var schema = operation["requestBody"]!["content"]!["application/json"]!["schema"]!;
            var isUpdate = rule.PatternCase == HttpRule.PatternOneofCase.Patch;
            CheckMessage(document, method.InputType.FindFieldByName(rule.Body).MessageType, schema, field => !isUpdate || !Behaves(field, FieldBehavior.OutputOnly, FieldBehavior.Identifier));
        }
    }

    private static void CheckMessage(JsonObject document, MessageDescriptor message, JsonNode reference, Func<FieldDescriptor, bool> has)
    {
        if (message.File.Package != "matching.v1")
        {
            return;
        }

        var schema = document["components"]!["schemas"]![((string)reference["$ref"]!).Split('/')[^1]]!;
        var fields = message.Fields.InDeclarationOrder().Where(has).ToList();
        Assert.Equal(fields.Select(field => field.JsonName), schema["properties"]?.AsObject().Select(item => item.Key) ?? []);
        foreach (var field in fields)
        {
            var property = schema["properties"]![field.JsonName]!;
            Assert.True(!string.IsNullOrEmpty((string?)property["description"]), $"{field.FullName} is not described");
            Assert.Equal(field.IsRepeated, (string?)property["type"] == "array");
            var one = field.IsRepeated ? property["items"]! : property;
            switch (field.FieldType)
            {
                case FieldType.Int64:
                    Assert.Equal(("string", "int64"), ((string)one["type"]!, (string)one["format"]!));
                    break;
                case FieldType.Enum:
                    var values = document["components"]!["schemas"]![((string)one["$ref"]!).Split('/')[^1]]!["enum"]!.AsArray();
                    Assert.Equal(field.EnumType.Values.Select(value => value.Name), values.Select(value => (string)value!));
                    break;
            }

            Assert.Equal(Behaves(field, FieldBehavior.OutputOnly), (bool?)property["readOnly"] == true);
        }

        if (!((string)reference["$ref"]!).EndsWith("Update", StringComparison.Ordinal))
        {
            Assert.Equal(
                fields.Where(field => Behaves(field, FieldBehavior.Required)).Select(field => field.JsonName).Order(StringComparer.Ordinal),
                (schema["required"]?.AsArray().Select(name => (string)name!) ?? []).Order(StringComparer.Ordinal));
        }
    }

    private static bool Behaves(FieldDescriptor field, params FieldBehavior[] behaviours) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Any(behaviours.Contains) == true;

    private static (string Verb, string Template) Pattern(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("get", rule.Get),
        HttpRule.PatternOneofCase.Post => ("post", rule.Post),
        HttpRule.PatternOneofCase.Patch => ("patch", rule.Patch),
        _ => ("delete", rule.Delete),
    };

    /// <summary>A path with its parameters left blank, however they are written.</summary>
    private static string Blank(string path)
    {
        var open = path.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return path;
        }

        var close = path.IndexOf('}', open);
        var inside = path[(open + 1)..close].Split('=');
        return path[..open] + (inside.Length == 2 ? inside[1] : "*") + Blank(path[(close + 1)..]);
    }

    private static async Task<JsonObject> DocumentAsync() => JsonNode.Parse(await ApiDocument.JsonAsync(TestContext.Current.CancellationToken))!.AsObject();
}
