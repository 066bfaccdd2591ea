using System.CommandLine;
using Aios.Host.FirstRun;

var limit = new Option<int>("--approval-limit")
{
    Description = "Seconds a person has to answer before the safe default (do nothing) applies.",
    DefaultValueFactory = _ => 30,
};
limit.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 1 or > 86_400)
    {
        result.AddError("--approval-limit must be between 1 and 86400 seconds.");
    }
});
var approve = new Option<bool>("--approve")
{
    Description = "Approve by a signal as soon as the workflow waits, as a person would.",
};
var up = new Command("up", "Start a worker and run the first workflow on the server that TEMPORAL_ADDRESS names.") { limit, approve };
up.SetAction((parsed, cancellation) =>
    UpCommand.RunAsync(TimeSpan.FromSeconds(parsed.GetValue(limit)), parsed.GetValue(approve), cancellation));

return await new RootCommand("Aios.Orchestrator: a durable orchestrator for AI agents.") { up }.Parse(args).InvokeAsync();
