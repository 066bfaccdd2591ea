using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>A command that waits to be sent (live) or to be matched with its event (replay).</summary>
internal readonly record struct PendingCommand(Machine Machine, Command Command);
