using System.Linq.Expressions;
using System.Reflection;

namespace Aios.Temporal.Common;

/// <summary>
/// Value of an argument expression. Constants, captured variables, fields, properties, object and array creation are
/// read by walking the tree, because compiling costs about a thousand times more; the rest is compiled.
/// </summary>
internal static class ExpressionValue
{
    public static object? Evaluate(Expression expression)
    {
        try
        {
            return TryWalk(expression, out var value) ? value : Compile(expression);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    private static bool TryWalk(Expression expression, out object? value)
    {
        value = null;
        switch (expression)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case DefaultExpression:
                value = expression.Type == typeof(void) || !expression.Type.IsValueType
                    ? null
                    : Activator.CreateInstance(expression.Type);
                return true;
            case MemberExpression member:
                return TryMember(member, out value);
            case UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert:
                return TryConvert(convert, out value);
            case NewExpression { Constructor: { } constructor } creation:
                if (!TryWalkAll(creation.Arguments, out var arguments))
                {
                    return false;
                }

                value = constructor.Invoke(arguments);
                return true;
            case NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array:
                return TryArray(array, out value);
            default:
                return false;
        }
    }

    private static bool TryMember(MemberExpression member, out object? value)
    {
        value = null;
        object? target = null;
        if (member.Expression is not null && (!TryWalk(member.Expression, out target) || target is null))
        {
            // A null target is left to the compiled form, which throws the exception the user expects.
            return false;
        }

        switch (member.Member)
        {
            case FieldInfo field:
                value = field.GetValue(target);
                return true;
            case PropertyInfo property:
                value = property.GetValue(target);
                return true;
            default:
                return false;
        }
    }

    private static bool TryConvert(UnaryExpression convert, out object? value)
    {
        // Reference conversions, boxing and wrapping into Nullable keep the object; numeric conversions do not.
        var from = convert.Operand.Type;
        var keepsObject = !convert.Type.IsValueType
            ? true
            : from == convert.Type || Nullable.GetUnderlyingType(convert.Type) == from;
        if (keepsObject && TryWalk(convert.Operand, out value))
        {
            return value is null || convert.Type.IsInstanceOfType(value);
        }

        value = null;
        return false;
    }

    private static bool TryArray(NewArrayExpression array, out object? value)
    {
        value = null;
        if (!TryWalkAll(array.Expressions, out var items))
        {
            return false;
        }

        var result = Array.CreateInstance(array.Type.GetElementType()!, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            result.SetValue(items[i], i);
        }

        value = result;
        return true;
    }

    private static bool TryWalkAll(IReadOnlyList<Expression> expressions, out object?[] values)
    {
        // Walking has side effects only through property getters and constructors, so check the shape first: a value
        // must not be computed twice because a later sibling needs the compiler.
        values = new object?[expressions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsPure(expressions[i]) || !TryWalk(expressions[i], out values[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPure(Expression expression) => expression switch
    {
        ConstantExpression or DefaultExpression => true,
        MemberExpression { Member: FieldInfo } member => member.Expression is null || IsPure(member.Expression),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert => IsPure(convert.Operand),
        _ => false,
    };

    private static object? Compile(Expression expression)
    {
        var boxed = Expression.Convert(expression, typeof(object));
        return Expression.Lambda<Func<object?>>(boxed).Compile(preferInterpretation: true)();
    }
}
