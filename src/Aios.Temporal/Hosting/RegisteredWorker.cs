using Microsoft.Extensions.DependencyInjection;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Marks in the service collection that a worker was registered, so that a second one like it is refused.</summary>
internal sealed class RegisteredWorker(TemporalWorkerServiceIdentifier id)
{
    private string Name { get; } = id.OptionsName;

    public static void Add(IServiceCollection services, TemporalWorkerServiceIdentifier id)
    {
        bool known = services.Any(service => service.ServiceType == typeof(RegisteredWorker)
            && service.ImplementationInstance is RegisteredWorker worker
            && worker.Name == id.OptionsName);
        if (known)
        {
            throw new InvalidOperationException(
                $"A worker for task queue {id.TaskQueue}, version {id.Version ?? "none"}, is registered already. "
                + "Add its workflows and activities to the builder of the first registration.");
        }

        services.AddSingleton(new RegisteredWorker(id));
    }
}
