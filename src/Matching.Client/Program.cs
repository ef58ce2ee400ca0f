using System.Text;
using Matching.Client;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await ClientCommandLine.RunAsync(args, ClientConsole.OfProcess(), CancellationToken.None);
