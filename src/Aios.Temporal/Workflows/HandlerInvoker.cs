using System.Reflection;

namespace Aios.Temporal.Workflows;

/// <summary>
/// Calls a handler that is a method of the workflow or a delegate. Made once per definition, so that a call costs no
/// reflection; exceptions arrive as thrown.
/// </summary>
internal sealed class HandlerInvoker
{
    private readonly MethodInvoker invoker;
    private readonly Delegate? target;

    public HandlerInvoker(MethodInfo method)
    {
        Parameters = method.GetParameters();
        ReturnType = method.ReturnType;
        invoker = MethodInvoker.Create(method);
    }

    public HandlerInvoker(Delegate target)
    {
        // The delegate's own Invoke hides closures and bound first arguments.
        var method = target.GetType().GetMethod("Invoke")!;
        var own = method.GetParameters();
        var inner = target.Method.GetParameters();
        Parameters = inner.Length == own.Length ? inner : own;
        ReturnType = method.ReturnType;
        this.target = target;
        invoker = MethodInvoker.Create(method);
    }

    public ParameterInfo[] Parameters { get; }

    public Type ReturnType { get; }

    public object? Invoke(object instance, object?[] arguments) => invoker.Invoke(target ?? instance, arguments.AsSpan());
}
