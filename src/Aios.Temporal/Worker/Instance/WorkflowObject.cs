using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Worker.Instance;

/// <summary>
/// The user's workflow object, made by whichever code of the run needs it first, because its constructor is workflow code.
/// </summary>
internal sealed class WorkflowObject(InstanceState state, RunOptions options, Payloads? input)
{
    private Payloads? input = input;
    private object?[]? arguments;
    private object? instance;

    public object Instance => instance ?? Create();

    /// <summary>Arguments of the run method. They can be large, so they are handed out once and forgotten.</summary>
    public object?[] TakeArguments()
    {
        var result = Arguments();
        arguments = null;
        input = null;
        return result;
    }

    private object?[] Arguments()
    {
        if (arguments is null)
        {
            var definition = state.Details.Definition;
            arguments = definition.Dynamic
                ? ArgumentDecoder.DecodeDynamic(name: null, input)
                : ArgumentDecoder.Decode(
                    definition.RunInvoker.Parameters,
                    input,
                    state.Converter.Payloads,
                    $"Workflow {state.Info.WorkflowType}");
        }

        return arguments;
    }

    private object Create()
    {
        var definition = state.Details.Definition;
        instance = definition.CreateWorkflowInstance(Arguments());
        if (definition.DynamicOptionsGetter is { } getter)
        {
            options.Override(getter(instance));
        }

        return instance;
    }
}
