namespace Matching.Service;

/// <summary>Reads the page token of a request.</summary>
internal static class PageTokens
{
    private const string Field = "page_token";

    /// <summary>The token, or null when the request has none or it was refused.</summary>
    /// <param name="fields">Hears what is wrong with it.</param>
    /// <param name="text">The field as given.</param>
    /// <param name="field">The field's name.</param>
    public static PageToken? Read(RequestFields fields, string text, string field = Field)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (PageToken.Decode(text) is { } token)
        {
            return token;
        }

        fields.Refuse(field, "is not a token this service made. Leave it empty for the first page.");
        return null;
    }

    /// <summary>Refuses a token that was made by another request.</summary>
    /// <exception cref="InvalidRequestException">It belongs to another request.</exception>
    public static void CheckBelongs(PageToken? token, ulong query, string field = Field)
    {
        if (token is not null && token.Query != query)
        {
            throw NotOfThisRequest(field);
        }
    }

    /// <summary>The id a listing in order of id goes on behind; null for its first page.</summary>
    /// <exception cref="InvalidRequestException">The token belongs to another request.</exception>
    public static string? After(PageToken? token, ulong query)
    {
        CheckBelongs(token, query);
        return token is { After: "" } ? throw NotOfThisRequest(Field) : token?.After;
    }

    private static InvalidRequestException NotOfThisRequest(string field) => new(
        [new FieldViolation(field, "belongs to another request: every field but page_size must be as it was when the token was made.")]);
}
