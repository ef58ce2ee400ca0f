namespace Matching.Service;

/// <summary>What starting and stopping log. Ids 1200 to 1299, stable.</summary>
internal static partial class StartLog
{
    [LoggerMessage(EventId = 1200, Level = LogLevel.Information, Message = "Store {Path}: {Enterprises} enterprises, {Institutions} institutions, {Engagements} engagements, data revision {DataRevision}.")]
    public static partial void Data(ILogger logger, string path, int enterprises, int institutions, int engagements, long dataRevision);

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "Model {ModelVersion} from {ModelsPath}; published generation: {Generation}.")]
    public static partial void Model(ILogger logger, string modelVersion, string modelsPath, string generation);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "Listening on {Url} (gRPC over HTTP/2 {Protection}).")]
    public static partial void Listening(ILogger logger, string url, string protection);

    [LoggerMessage(EventId = 1203, Level = LogLevel.Warning, Message = "The store was empty and now holds a small INVENTED sample world ({Enterprises} enterprises, {Institutions} institutions, {Engagements} engagements). Nothing in it is real. To use real data, import it into a file of its own and start with that: 'dotnet run -c Release --project src/Matching.Trainer -- import --db my.db --data DIR', then 'dotnet run -c Release --project src/Matching.Service -- --db my.db'.")]
    public static partial void FilledWithSample(ILogger logger, long enterprises, long institutions, long engagements);

    [LoggerMessage(EventId = 1204, Level = LogLevel.Warning, Message = "The store {Path} is empty: nothing can be ranked yet. Import data with 'dotnet run -c Release --project src/Matching.Trainer -- import --db {Path} --data DIR'; the service picks it up without a restart.")]
    public static partial void Empty(ILogger logger, string path);

    [LoggerMessage(EventId = 1205, Level = LogLevel.Information, Message = "Stopping: no longer ready; running calls may finish.")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(EventId = 1206, Level = LogLevel.Information, Message = "Stopped.")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(EventId = 1208, Level = LogLevel.Information, Message = "JSON over HTTP and gRPC-Web on {Url}; to look at: {Url}/docs.")]
    public static partial void ServingHttp(ILogger logger, string url);

    [LoggerMessage(EventId = 1207, Level = LogLevel.Warning, Message = "This store holds the INVENTED sample world. To use real data, import it into a file of its own with the Trainer's import command and start with --db.")]
    public static partial void HoldsSample(ILogger logger);
}
