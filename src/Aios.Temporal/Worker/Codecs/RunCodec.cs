using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Codecs;

/// <summary>
/// Runs the payload codec around the activations of one run: decodes before the instance sees an activation, encodes
/// what it answers. One object per run, because results are decoded in the context of the call they belong to. One call
/// at a time.
/// </summary>
internal sealed class RunCodec
{
    private readonly IPayloadCodec? codec;
    private readonly RunContexts contexts;

    public RunCodec(IPayloadCodec? codec, string @namespace, string workflowId, string workflowType, string taskQueue)
    {
        this.codec = codec;
        contexts = new RunContexts(@namespace, workflowId, workflowType, taskQueue);
    }

    public async ValueTask<WorkflowActivation> DecodeAsync(WorkflowActivation activation)
    {
        if (codec is null)
        {
            return activation;
        }
        var jobs = new List<ActivationJob>(activation.Jobs.Count);
        foreach (var job in activation.Jobs)
        {
            var transform = PayloadTransform.Decoding(Narrow(codec, contexts.Of(job)));
            jobs.Add(await JobPayloads.TransformAsync(job, transform).ConfigureAwait(false));
        }
        return activation with { Jobs = jobs };
    }

    public async ValueTask<WorkflowActivationCompletion> EncodeAsync(WorkflowActivationCompletion completion)
    {
        if (codec is null)
        {
            return completion;
        }
        switch (completion)
        {
            case WorkflowActivationCompletion.Succeeded succeeded:
                var commands = new List<InstanceCommand>(succeeded.Commands.Count);
                foreach (var command in succeeded.Commands)
                {
                    var transform = PayloadTransform.Encoding(Narrow(codec, contexts.Of(command)));
                    commands.Add(await CommandPayloads.TransformAsync(command, transform).ConfigureAwait(false));
                }
                return succeeded with { Commands = commands };
            case WorkflowActivationCompletion.Failed failed:
                var encoding = PayloadTransform.Encoding(Narrow(codec, contexts.Workflow));
                return failed with { Failure = (await encoding.ApplyAsync(failed.Failure).ConfigureAwait(false))! };
            default:
                return completion;
        }
    }

    private static IPayloadCodec Narrow(IPayloadCodec codec, ISerializationContext context) =>
        codec is IWithSerializationContext<IPayloadCodec> narrowable ? narrowable.WithSerializationContext(context) : codec;
}
