using System.Runtime.InteropServices;
using Aios.Agents.FirstRun;

namespace Aios.Activities.FirstRun;

/// <summary>The side effects of the first run.</summary>
/// <param name="receiptFolder">Folder of the receipts; created when needed.</param>
public sealed class FirstRunActivities(string receiptFolder)
{
    /// <summary>Reads the facts of this machine.</summary>
    [Activity(FirstRunContract.InspectMachine)]
    public MachineFacts InspectMachine()
    {
        Directory.CreateDirectory(receiptFolder);
        return new(Environment.MachineName, RuntimeInformation.FrameworkDescription, new DriveInfo(receiptFolder).AvailableFreeSpace);
    }

    /// <summary>Writes the receipt, unless an earlier attempt with the same key did.</summary>
    /// <param name="receipt">What to write.</param>
    [Activity(FirstRunContract.WriteReceipt)]
    public async Task<ReceiptOutcome> WriteReceiptAsync(Receipt receipt)
    {
        var cancellation = ActivityExecutionContext.Current.CancellationToken;
        var path = Path.Combine(receiptFolder, receipt.Key + ".txt");
        var draft = path + $".{Guid.NewGuid():N}.draft";
        await File.WriteAllTextAsync(draft, receipt.Text, cancellation);
        try
        {
            // The rename fails if the receipt exists: that is what makes a repeated attempt harmless.
            File.Move(draft, path, overwrite: false);
            return new(path, true);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return new(path, false);
        }
    }
}
