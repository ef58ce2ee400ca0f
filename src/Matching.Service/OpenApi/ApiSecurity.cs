using Microsoft.OpenApi;

namespace Matching.Service;

/// <summary>How a caller may say who it is.</summary>
internal static class ApiSecurity
{
    private const string Bearer = "bearer";
    private const string ApiKey = "apiKey";
    private const string Certificate = "mutualTls";

    /// <summary>The ways there are.</summary>
    public static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new(StringComparer.Ordinal)
    {
        [Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A JSON Web Token of the configured issuer and audience.",
        },
        [ApiKey] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "x-api-key",
            Description = "An API key that the service made.",
        },
        [Certificate] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.MutualTLS,
            Description = "A client certificate of the pinned authority.",
        },
    };

    /// <summary>Any of them, or none: a service on loopback may be without authentication.</summary>
    public static List<OpenApiSecurityRequirement> Requirements(OpenApiDocument document) =>
    [
        [],
        .. new[] { Bearer, ApiKey, Certificate }.Select(name => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] }),
    ];
}
