using Matching.Service;

return await ServiceCommandLine.RunAsync(args, Console.Error);
