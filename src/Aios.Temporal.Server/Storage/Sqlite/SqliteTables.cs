namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Texts of the tables by version. Times are ticks of 100 ns in UTC.</summary>
internal static class SqliteTables
{
    public const string Version1 =
        """
        CREATE TABLE runs(
            run INTEGER PRIMARY KEY,
            namespace TEXT NOT NULL, workflow_id TEXT NOT NULL, run_id TEXT NOT NULL,
            state BLOB NOT NULL,
            pending INTEGER NOT NULL,
            UNIQUE(namespace, workflow_id, run_id)) STRICT;
        CREATE INDEX runs_pending ON runs(run) WHERE pending = 1;

        CREATE TABLE history(
            run INTEGER NOT NULL, first_event INTEGER NOT NULL, last_event INTEGER NOT NULL,
            size INTEGER NOT NULL,
            events BLOB NOT NULL,
            UNIQUE(run, first_event)) STRICT;

        CREATE TABLE current_runs(
            namespace TEXT NOT NULL, workflow_id TEXT NOT NULL, run_id TEXT NOT NULL,
            PRIMARY KEY(namespace, workflow_id)) STRICT, WITHOUT ROWID;

        CREATE TABLE documents(
            kind TEXT NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL,
            content BLOB NOT NULL,
            revision INTEGER NOT NULL,
            PRIMARY KEY(kind, scope, key)) STRICT;
        CREATE TABLE counters(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO counters VALUES('revision', 0);

        CREATE TABLE visibility(
            run INTEGER PRIMARY KEY,
            namespace TEXT NOT NULL, workflow_id TEXT NOT NULL, run_id TEXT NOT NULL,
            workflow_type TEXT NOT NULL, task_queue TEXT NOT NULL, status TEXT NOT NULL,
            start_time INTEGER NOT NULL, execution_time INTEGER NOT NULL, close_time INTEGER,
            close_order INTEGER NOT NULL,
            history_length INTEGER NOT NULL, history_size INTEGER NOT NULL, transitions INTEGER NOT NULL,
            parent_workflow_id TEXT, parent_run_id TEXT, root_workflow_id TEXT, root_run_id TEXT,
            division TEXT,
            memo BLOB, search_attributes BLOB) STRICT;
        CREATE INDEX visibility_order ON visibility(namespace, division, close_order DESC, start_time DESC, run_id DESC);
        CREATE INDEX visibility_status ON visibility(namespace, division, status);
        CREATE INDEX visibility_type ON visibility(namespace, division, workflow_type, close_order DESC, start_time DESC, run_id DESC);
        CREATE INDEX visibility_workflow ON visibility(namespace, division, workflow_id, close_order DESC, start_time DESC, run_id DESC);
        CREATE INDEX visibility_close ON visibility(namespace, close_time) WHERE close_time IS NOT NULL;
        CREATE INDEX visibility_parent ON visibility(namespace, division, parent_workflow_id, close_order DESC, start_time DESC, run_id DESC)
            WHERE parent_workflow_id IS NOT NULL;
        CREATE INDEX visibility_root ON visibility(namespace, division, root_workflow_id, close_order DESC, start_time DESC, run_id DESC);

        CREATE TABLE search_values(
            run INTEGER NOT NULL, name TEXT NOT NULL, type INTEGER NOT NULL, value ANY NOT NULL,
            PRIMARY KEY(run, name, type, value)) STRICT, WITHOUT ROWID;
        CREATE INDEX search_values_found ON search_values(name, type, value, run);
        """;
}
