using System.Linq.Expressions;
using System.Reflection;

namespace Aios.Temporal.Common;

/// <summary>A method call written as a lambda expression: the method and the values of its arguments.</summary>
internal sealed record ExpressionCall(MethodInfo Method, IReadOnlyCollection<object?> Arguments)
{
    /// <summary>Reads a lambda whose body is one call. The object the method is called on is never evaluated.</summary>
    /// <exception cref="ArgumentException">The body is something else than one method call.</exception>
    public static ExpressionCall From(LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var body = expression.Body;
        while (body is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert)
        {
            body = convert.Operand;
        }

        if (body is not MethodCallExpression call)
        {
            throw new ArgumentException(
                $"The expression must be one method call such as 'x => x.Method(argument)', but is '{expression}'",
                nameof(expression));
        }

        if (call.Object is not null && call.Object is not ParameterExpression && expression.Parameters.Count > 0)
        {
            throw new ArgumentException(
                $"The method must be called on the parameter of the lambda, but the expression is '{expression}'",
                nameof(expression));
        }

        var values = new object?[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ExpressionValue.Evaluate(call.Arguments[i]);
        }

        return new(call.Method, values);
    }

    /// <summary>Reads a lambda whose body is one property.</summary>
    /// <exception cref="ArgumentException">The body is something else.</exception>
    public static PropertyInfo PropertyFrom(LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression.Body is MemberExpression { Member: PropertyInfo property }
            ? property
            : throw new ArgumentException(
                $"The expression must be one property such as 'x => x.Property', but is '{expression}'",
                nameof(expression));
    }
}
