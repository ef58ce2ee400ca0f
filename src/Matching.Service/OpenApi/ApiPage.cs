namespace Matching.Service;

/// <summary>The document, and a page that shows it and lets it be tried, both without a network.</summary>
internal static class ApiPage
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/docs";

    /// <summary>Serves both.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var document = new Lazy<Task<string>>(() => ApiDocument.JsonAsync(CancellationToken.None));
        app.Map(ApiDocument.Path, path => path.Run(async context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(await document.Value, context.RequestAborted);
        }));
        app.MapWhen(context => context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method), root => root.Run(context =>
        {
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        }));
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Path.TrimStart('/');
            page.DocumentTitle = "Matching: the contract over HTTP";
            page.SwaggerEndpoint(ApiDocument.Path, "v1");
            page.EnableTryItOutByDefault();
            page.DisplayRequestDuration();
            page.DefaultModelsExpandDepth(0);
        });
    }
}
