using System.CommandLine;
using Aios.Host;
using Aios.Host.FirstRun;
using Aios.Host.Server;

var root = new RootCommand("Aios.Orchestrator: a durable orchestrator for AI agents.")
{
    UpCommand.Create(),
    ServerCommand.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
