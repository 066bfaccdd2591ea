using System.Reflection;

namespace Aios.Temporal.Workflows;

/// <summary>Reads a workflow type and collects every problem before it throws.</summary>
internal sealed class WorkflowDefinitionReader
{
    private const BindingFlags AnyMember =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly List<string> problems = [];
    private readonly Dictionary<string, MethodInfo> validators = new(StringComparer.Ordinal);

    private WorkflowDefinitionReader(Type type, WorkflowAttribute attribute)
    {
        Type = type;
        Attribute = attribute;
    }

    public Type Type { get; }

    public WorkflowAttribute Attribute { get; }

    public string? Name { get; private set; }

    public MethodInfo? RunMethod { get; private set; }

    public Func<object?[], object>? Creator { get; private set; }

    public Func<object?, WorkflowDefinitionOptions>? DynamicOptionsGetter { get; private set; }

    public HandlerTable<WorkflowSignalDefinition> Signals { get; } = new("Signal");

    public HandlerTable<WorkflowQueryDefinition> Queries { get; } = new("Query");

    public HandlerTable<WorkflowUpdateDefinition> Updates { get; } = new("Update");

    public static WorkflowDefinitionReader Read(Type type, string? nameOverride, bool hasCreator)
    {
        var attribute = type.GetCustomAttribute<WorkflowAttribute>(inherit: false) ?? throw new ArgumentException(
            $"Type {type.FullName} needs the attribute [Workflow] to be a workflow");
        var reader = new WorkflowDefinitionReader(type, attribute);
        reader.ReadName(nameOverride);
        var init = reader.ReadConstructors(hasCreator);
        var methods = type.GetMethods(AnyMember);
        reader.ReadValidators(methods);
        foreach (var method in methods)
        {
            reader.ReadRun(method, init);
            reader.ReadDynamicOptions(method);
            reader.ReadHandler(method);
        }

        foreach (var property in type.GetProperties(AnyMember))
        {
            reader.ReadProperty(property);
        }

        reader.Finish();
        return reader;
    }

    private void ReadName(string? nameOverride)
    {
        if (Type.ContainsGenericParameters)
        {
            problems.Add("An open generic type cannot be a workflow");
        }

        if (Attribute.Dynamic)
        {
            if ((nameOverride ?? Attribute.Name) is not null)
            {
                problems.Add("A dynamic workflow must not have a name");
            }

            return;
        }

        Name = nameOverride ?? Attribute.Name ?? DefaultName(Type);
        Try(() => DefinitionMethods.RequireName("Workflow", Name));
    }

    private static string DefaultName(Type type)
    {
        var name = type.Name;
        return type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name[1..] : name;
    }

    private ConstructorInfo? ReadConstructors(bool hasCreator)
    {
        var constructors = Type.GetConstructors(AnyMember & ~BindingFlags.Static);
        var inits = constructors.Where(c => c.IsDefined(typeof(WorkflowInitAttribute), inherit: false)).ToArray();
        if (inits.Length > 1)
        {
            problems.Add("More than one constructor with [WorkflowInit]");
        }

        var init = inits.FirstOrDefault();
        if (init is { IsPublic: false })
        {
            problems.Add("The constructor with [WorkflowInit] must be public");
        }

        if (init is not null && hasCreator)
        {
            problems.Add("A workflow with a [WorkflowInit] constructor cannot be made by a creator");
        }

        if (Type.IsInterface || Type.IsAbstract)
        {
            return init;
        }

        if (init is not null)
        {
            var invoker = ConstructorInvoker.Create(init);
            Creator = arguments => invoker.Invoke(arguments.AsSpan());
        }
        else if (Array.Find(constructors, c => c.GetParameters().Length == 0) is { } parameterless)
        {
            var invoker = ConstructorInvoker.Create(parameterless);
            Creator = _ => invoker.Invoke();
        }
        else if (Type.IsValueType)
        {
            Creator = _ => Activator.CreateInstance(Type)!;
        }

        return init;
    }

    private void ReadValidators(MethodInfo[] methods)
    {
        foreach (var method in methods)
        {
            if (method.GetCustomAttribute<WorkflowUpdateValidatorAttribute>(inherit: false) is { } attribute
                && !validators.TryAdd(attribute.UpdateMethod, method))
            {
                problems.Add($"More than one validator for update method {attribute.UpdateMethod}");
            }
        }
    }

    private void ReadRun(MethodInfo method, ConstructorInfo? init)
    {
        if (!method.IsDefined(typeof(WorkflowRunAttribute), inherit: false))
        {
            return;
        }

        if (method.DeclaringType != Type)
        {
            problems.Add($"Run method {DefinitionMethods.Describe(method)} must be declared on {Type.FullName} itself");
        }
        else if (RunMethod is not null)
        {
            problems.Add($"More than one run method: {RunMethod.Name} and {method.Name}");
        }
        else if (Try(() => DefinitionMethods.RequirePublicInstance(method, "Run")))
        {
            RunMethod = method;
            ValidateRun(method, init);
        }
    }

    private void ValidateRun(MethodInfo method, ConstructorInfo? init)
    {
        var parameters = method.GetParameters();
        if (!typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            problems.Add($"Run method {method.Name} must return Task or Task<T>");
        }

        if (init is not null
            && !parameters.Select(p => p.ParameterType).SequenceEqual(init.GetParameters().Select(p => p.ParameterType)))
        {
            problems.Add($"The [WorkflowInit] constructor must have the parameters of run method {method.Name}");
        }

        if (Attribute.Dynamic && !DefinitionMethods.HasDynamicParameters(parameters, nameFirst: false))
        {
            problems.Add($"Run method {method.Name} of a dynamic workflow must have the parameter (IRawValue[])");
        }
    }

    private void ReadDynamicOptions(MethodInfo method)
    {
        if (!method.IsDefined(typeof(WorkflowDynamicOptionsAttribute), inherit: false))
        {
            return;
        }

        if (!Attribute.Dynamic)
        {
            problems.Add($"Dynamic options method {method.Name} is only allowed on a dynamic workflow");
        }
        else if (method.ReturnType != typeof(WorkflowDefinitionOptions) || method.GetParameters().Length != 0)
        {
            problems.Add(
                $"Dynamic options method {method.Name} must return WorkflowDefinitionOptions and have no parameters");
        }
        else if (DynamicOptionsGetter is not null)
        {
            problems.Add("More than one dynamic options method");
        }
        else if (Try(() => DefinitionMethods.RequirePublicInstance(method, "Dynamic options")))
        {
            var invoker = MethodInvoker.Create(method);
            DynamicOptionsGetter = instance => (WorkflowDefinitionOptions)invoker.Invoke(instance)!;
        }
    }

    private void ReadHandler(MethodInfo method)
    {
        if (HandlerAttributes.Has<WorkflowSignalAttribute>(method, problems))
        {
            Try(() =>
            {
                var definition = WorkflowSignalDefinition.FromMethod(method);
                Signals.Add(definition.Name, definition, problems);
            });
        }

        if (HandlerAttributes.Has<WorkflowQueryAttribute>(method, problems))
        {
            Try(() =>
            {
                var definition = WorkflowQueryDefinition.FromMethod(method);
                Queries.Add(definition.Name, definition, problems);
            });
        }

        if (HandlerAttributes.Has<WorkflowUpdateAttribute>(method, problems))
        {
            validators.Remove(method.Name, out var validator);
            Try(() =>
            {
                var definition = WorkflowUpdateDefinition.FromMethod(method, validator);
                Updates.Add(definition.Name, definition, problems);
            });
        }
    }

    private void ReadProperty(PropertyInfo property)
    {
        if (property.IsDefined(typeof(WorkflowQueryAttribute), inherit: false))
        {
            Try(() =>
            {
                var definition = WorkflowQueryDefinition.FromProperty(property);
                Queries.Add(definition.Name, definition, problems);
            });
        }
    }

    private void Finish()
    {
        if (RunMethod is null)
        {
            problems.Add("No valid method with [WorkflowRun]");
        }

        foreach (var (update, validator) in validators)
        {
            problems.Add($"Update validator {validator.Name} names {update}, which is no update method");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(
                $"Workflow type {Type.FullName} is not valid: {string.Join("; ", problems)}");
        }
    }

    private bool Try(Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (ArgumentException e)
        {
            problems.Add(e.Message);
            return false;
        }
    }
}
