using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Memo and search attributes of a run, as changed by it. Read from the start only if asked for.</summary>
internal sealed class RunAttributes(InstanceState state, Memo? initialMemo, SearchAttributes? initialSearchAttributes)
{
    private Dictionary<string, IRawValue>? memo;
    private SearchAttributeCollection? searchAttributes;

    public IReadOnlyDictionary<string, IRawValue> Memo => MutableMemo;

    public SearchAttributeCollection SearchAttributes => searchAttributes ??=
        SearchAttributeCollection.FromProto(initialSearchAttributes ?? new());

    private Dictionary<string, IRawValue> MutableMemo => memo ??=
        initialMemo?.Fields.ToDictionary(f => f.Key, IRawValue (f) => new RawValue(f.Value)) ?? [];

    public void UpsertMemo(IReadOnlyCollection<MemoUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        state.AssertNotFrozen("change the memo");
        RequireAny(updates);

        // All is converted before anything changes.
        var upserted = new Memo();
        foreach (var update in updates)
        {
            if (!upserted.Fields.TryAdd(update.UntypedKey, Convert(update)))
            {
                throw new ArgumentException($"Memo field '{update.UntypedKey}' is changed twice", nameof(updates));
            }
        }

        foreach (var update in updates)
        {
            if (update.HasValue)
            {
                MutableMemo[update.UntypedKey] = new RawValue(upserted.Fields[update.UntypedKey]);
            }
            else
            {
                MutableMemo.Remove(update.UntypedKey);
            }
        }

        state.Add(new ModifyPropertiesCommand(upserted));
    }

    public void UpsertSearchAttributes(IReadOnlyCollection<SearchAttributeUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        state.AssertNotFrozen("change search attributes");
        RequireAny(updates);
        SearchAttributes.ApplyUpdates(updates);
        var upserted = new SearchAttributes();
        foreach (var update in updates)
        {
            upserted.IndexedFields[update.UntypedKey.Name] = SearchAttributeValue.ToPayload(
                update.UntypedKey, update.HasValue ? update.UntypedValue : null);
        }

        state.Add(new UpsertSearchAttributesCommand(upserted));
    }

    private static void RequireAny<T>(IReadOnlyCollection<T> updates)
    {
        if (updates.Count == 0)
        {
            throw new ArgumentException("At least one change is required", nameof(updates));
        }
    }

    private Payload Convert(MemoUpdate update)
    {
        try
        {
            return state.Converter.ToPayload(update.HasValue ? update.UntypedValue : null);
        }
        catch (Exception e)
        {
            throw new ArgumentException($"The value of memo field '{update.UntypedKey}' cannot be converted", e);
        }
    }
}
