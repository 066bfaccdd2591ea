namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Writes the parts of a commit to their tables, inside a transaction of the caller.</summary>
internal static class CommitTables
{
    /// <exception cref="StoreConflictException">A document is not at the expected revision.</exception>
    public static void RequireRevisions(SqliteSession session, StoreCommit commit)
    {
        foreach (var write in commit.Documents)
        {
            if (write.ExpectedRevision is { } expected && Revision(session, write) != expected)
            {
                throw new StoreConflictException($"{write.Kind} {write.Key} was changed by another call");
            }
        }
    }

    public static void Apply(SqliteSession session, StoreCommit commit)
    {
        foreach (var write in commit.Runs)
        {
            Write(session, write);
        }

        foreach (var write in commit.CurrentRuns)
        {
            Write(session, write);
        }

        foreach (var write in commit.Documents)
        {
            Write(session, write);
        }

        foreach (var key in commit.DeletedRuns)
        {
            Delete(session, key);
        }
    }

    private static void Write(SqliteSession session, RunWrite write)
    {
        var run = (long)session[
            """
            INSERT INTO runs(namespace, workflow_id, run_id, state, pending) VALUES($1, $2, $3, $4, $5)
            ON CONFLICT(namespace, workflow_id, run_id) DO UPDATE SET state = excluded.state, pending = excluded.pending
            RETURNING run
            """].Scalar(write.Key.NamespaceId, write.Key.WorkflowId, write.Key.RunId, write.State, write.IsPending ? 1L : 0L)!;
        if (write.NewEvents.Count > 0)
        {
            var events = EventBatch.Encode(write.NewEvents);
            session["INSERT INTO history(run, first_event, last_event, size, events) VALUES($1, $2, $3, $4, $5)"]
                .Run(run, write.NewEvents[0].EventId, write.NewEvents[^1].EventId, (long)events.Length, events);
        }

        if (write.Visibility is { } record)
        {
            VisibilityTables.Write(session, run, record);
        }
    }

    private static void Write(SqliteSession session, CurrentRunWrite write)
    {
        if (write.RunId is null)
        {
            session["DELETE FROM current_runs WHERE namespace = $1 AND workflow_id = $2"].Run(write.NamespaceId, write.WorkflowId);
        }
        else
        {
            session["INSERT INTO current_runs(namespace, workflow_id, run_id) VALUES($1, $2, $3) ON CONFLICT DO UPDATE SET run_id = excluded.run_id"]
                .Run(write.NamespaceId, write.WorkflowId, write.RunId);
        }
    }

    private static void Write(SqliteSession session, DocumentWrite write)
    {
        if (write.Content is null)
        {
            session["DELETE FROM documents WHERE kind = $1 AND scope = $2 AND key = $3"].Run(write.Kind, write.Scope, write.Key);
            return;
        }

        // From one counter, so that a document that is deleted and made again never shows a revision it had before.
        var revision = session["UPDATE counters SET value = value + 1 WHERE name = 'revision' RETURNING value"].Scalar();
        session[
            """
            INSERT INTO documents(kind, scope, key, content, revision) VALUES($1, $2, $3, $4, $5)
            ON CONFLICT DO UPDATE SET content = excluded.content, revision = excluded.revision
            """].Run(write.Kind, write.Scope, write.Key, write.Content, revision);
    }

    private static void Delete(SqliteSession session, RunKey key)
    {
        var found = session["DELETE FROM runs WHERE namespace = $1 AND workflow_id = $2 AND run_id = $3 RETURNING run"]
            .Scalar(key.NamespaceId, key.WorkflowId, key.RunId);
        if (found is long run)
        {
            session["DELETE FROM history WHERE run = $1"].Run(run);
            VisibilityTables.Delete(session, run);
        }
    }

    private static long Revision(SqliteSession session, DocumentWrite write) =>
        (long)(session["SELECT revision FROM documents WHERE kind = $1 AND scope = $2 AND key = $3"]
            .Scalar(write.Kind, write.Scope, write.Key) ?? 0L);
}
