using System.Linq.Expressions;
using System.Reflection;
using Aios.Temporal.Common;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Client;

/// <summary>Turns lambdas of typed calls into name and arguments. The lambdas are never executed.</summary>
internal static class TypedCall
{
    public static (string Workflow, IReadOnlyCollection<object?> Args) Run(LambdaExpression runCall)
    {
        var call = ExpressionCall.From(runCall);
        return (RunName(runCall, call.Method), call.Arguments);
    }

    public static (string Signal, IReadOnlyCollection<object?> Args) Signal(LambdaExpression signalCall)
    {
        var call = ExpressionCall.From(signalCall);
        return (WorkflowSignalDefinition.NameFromMethodForCall(call.Method), call.Arguments);
    }

    public static (string Query, IReadOnlyCollection<object?> Args) Query(LambdaExpression queryCall)
    {
        ArgumentNullException.ThrowIfNull(queryCall);
        if (queryCall.Body is MemberExpression)
        {
            return (WorkflowQueryDefinition.NameFromPropertyForCall(ExpressionCall.PropertyFrom(queryCall)), []);
        }

        var call = ExpressionCall.From(queryCall);
        return (WorkflowQueryDefinition.NameFromMethodForCall(call.Method), call.Arguments);
    }

    public static (string Update, IReadOnlyCollection<object?> Args) Update(LambdaExpression updateCall)
    {
        var call = ExpressionCall.From(updateCall);
        return (WorkflowUpdateDefinition.NameFromMethodForCall(call.Method), call.Arguments);
    }

    // The compiler writes the base declaration of an overridden method into the tree, so the type of the lambda's parameter
    // is asked first.
    private static string RunName(LambdaExpression runCall, MethodInfo method)
    {
        var type = runCall.Parameters[0].Type;
        if (type != method.ReflectedType && type.IsDefined(typeof(WorkflowAttribute), inherit: false))
        {
            var definition = WorkflowDefinition.Create(type);
            if (definition.Name is { } name && definition.RunMethod.GetBaseDefinition() == method.GetBaseDefinition())
            {
                return name;
            }
        }

        return WorkflowDefinition.NameFromRunMethodForCall(method);
    }
}
