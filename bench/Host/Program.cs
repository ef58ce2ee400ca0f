using Matching.Bench.Host;

return await HostProgram.RunAsync(args, Console.In, Console.Out);
