import GRDB

/// The tables, version by version. A migration that was released is never changed.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      for statements in [epochs, audit, workflows, documents, cases, deliveries] {
        try db.execute(sql: statements)
      }
    }
    migrator.registerMigration("v2") { db in try db.execute(sql: lastActivations) }
    migrator.registerMigration("v3") { db in try db.execute(sql: siteCounts) }
    migrator.registerMigration("v4") { db in try db.execute(sql: siteLessons) }
    return migrator
  }

  /// What people found when they looked at values that the judge holds for sure. Bound to no case,
  /// and kept when cases are erased.
  private static let siteCounts = """
    CREATE TABLE site_count (
      reader TEXT NOT NULL,
      kind TEXT NOT NULL,
      workflow TEXT NOT NULL,
      field TEXT NOT NULL,
      month TEXT NOT NULL,
      seen INTEGER NOT NULL,
      wrong INTEGER NOT NULL CHECK (wrong BETWEEN 0 AND seen),
      PRIMARY KEY (reader, kind, workflow, field, month)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE site_case_count (
      reader TEXT NOT NULL,
      workflow TEXT NOT NULL,
      cases INTEGER NOT NULL,
      accepted INTEGER NOT NULL CHECK (accepted >= 0),
      seen INTEGER NOT NULL,
      wrong INTEGER NOT NULL CHECK (wrong BETWEEN 0 AND seen),
      PRIMARY KEY (reader, workflow)
    ) STRICT, WITHOUT ROWID;
    """

  /// What counted last, also after the workflow was taken away: whether a version needs a second
  /// person is asked of it.
  private static let lastActivations = """
    CREATE TABLE last_activation (
      workflow TEXT PRIMARY KEY NOT NULL,
      digest TEXT NOT NULL REFERENCES workflow_version (digest)
    ) STRICT;
    INSERT INTO last_activation (workflow, digest) SELECT workflow, digest FROM active_workflow;
    """

  /// What the site learned from its people's answers: weights and counts over many cases.
  private static let siteLessons = """
    CREATE TABLE site_calibration (
      number INTEGER PRIMARY KEY NOT NULL,
      content TEXT NOT NULL,
      digest TEXT NOT NULL,
      learned_at REAL NOT NULL,
      learned_by TEXT NOT NULL,
      reverted_at REAL,
      reverted_by TEXT
    ) STRICT;
    """

  private static let epochs = """
    CREATE TABLE boot_epoch (
      epoch INTEGER PRIMARY KEY AUTOINCREMENT,
      started_at REAL NOT NULL,
      program_version TEXT NOT NULL
    ) STRICT;

    -- Keys whose destruction is decided but may not have happened yet.
    CREATE TABLE key_destruction (key_id TEXT PRIMARY KEY NOT NULL) STRICT;
    """

  private static let audit = """
    CREATE TABLE audit_record (
      leaf INTEGER PRIMARY KEY NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_record_no_update BEFORE UPDATE ON audit_record
      BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END;
    CREATE TRIGGER audit_record_no_delete BEFORE DELETE ON audit_record
      BEGIN SELECT RAISE(ABORT, 'audit records are never deleted'); END;

    -- Opens a record's commitments; sealed, and deleted with the case.
    CREATE TABLE audit_record_key (
      leaf INTEGER PRIMARY KEY NOT NULL REFERENCES audit_record (leaf),
      key_id TEXT NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT;
    CREATE INDEX audit_record_key_by_key ON audit_record_key (key_id);

    CREATE TABLE audit_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      state TEXT NOT NULL
    ) STRICT;

    CREATE TABLE audit_checkpoint (
      size INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (size, epoch)
    ) STRICT;
    """

  private static let workflows = """
    CREATE TABLE workflow_version (
      digest TEXT PRIMARY KEY NOT NULL,
      workflow TEXT NOT NULL,
      model TEXT NOT NULL,
      yaml BLOB NOT NULL,
      compiled BLOB,
      stored_at REAL NOT NULL
    ) STRICT;
    CREATE TABLE blank_page (
      digest TEXT NOT NULL REFERENCES workflow_version (digest),
      path TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (digest, path)
    ) STRICT;
    CREATE TABLE active_workflow (
      workflow TEXT PRIMARY KEY NOT NULL,
      digest TEXT NOT NULL REFERENCES workflow_version (digest),
      activated_at REAL NOT NULL
    ) STRICT;
    CREATE TABLE proposed_workflow (
      workflow TEXT PRIMARY KEY NOT NULL,
      digest TEXT NOT NULL REFERENCES workflow_version (digest),
      proposed_by TEXT,
      proposed_at REAL NOT NULL
    ) STRICT;
    """

  private static let documents = """
    CREATE TABLE reception_counter (
      fiscal_year INTEGER NOT NULL,
      department TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (fiscal_year, department)
    ) STRICT;
    CREATE TABLE document (
      id TEXT PRIMARY KEY NOT NULL,
      fiscal_year INTEGER NOT NULL,
      department TEXT NOT NULL,
      number INTEGER NOT NULL,
      received_at REAL NOT NULL,
      reception_day TEXT NOT NULL,
      size INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      key_id TEXT NOT NULL UNIQUE,
      origin BLOB,
      duplicate_of TEXT REFERENCES document (id),
      life TEXT NOT NULL,
      -- Derived, so that it cannot differ.
      state TEXT NOT NULL AS (json_extract(life, '$.state')) STORED
        CHECK (state IN ('received', 'reading', 'read', 'quarantined', 'erased')),
      attempts INTEGER NOT NULL AS (json_extract(life, '$.attempts')) STORED,
      UNIQUE (fiscal_year, department, number),
      CHECK ((state = 'erased') = (origin IS NULL))
    ) STRICT;
    CREATE INDEX document_by_state ON document (state, attempts, id);
    CREATE INDEX document_by_hash ON document (department, sha256);
    """

  private static let cases = """
    CREATE TABLE case_file (
      id TEXT PRIMARY KEY NOT NULL,
      document TEXT NOT NULL REFERENCES document (id),
      branch INTEGER NOT NULL,
      reception_number TEXT NOT NULL UNIQUE,
      department TEXT NOT NULL,
      reception_day TEXT NOT NULL,
      workflow TEXT,
      version TEXT REFERENCES workflow_version (digest),
      queue TEXT NOT NULL,
      life TEXT NOT NULL,
      state TEXT NOT NULL AS (json_extract(life, '$.state')) STORED
        CHECK (state IN ('unidentified', 'review', 'approval', 'ready', 'delivering',
          'delivered', 'returned', 'withdrawn', 'erased')),
      held INTEGER NOT NULL AS (json_extract(life, '$.isHeld')) STORED,
      waiting INTEGER NOT NULL,
      awaited_role TEXT,
      created_at REAL NOT NULL,
      changed_at REAL NOT NULL,
      ready_at REAL,
      closed_at REAL,
      revision INTEGER NOT NULL,
      key_id TEXT NOT NULL UNIQUE,
      content BLOB,
      UNIQUE (document, branch),
      CHECK ((state = 'erased') = (content IS NULL)),
      CHECK (state = 'erased' OR (workflow IS NULL) = (version IS NULL))
    ) STRICT;
    CREATE INDEX case_file_by_state ON case_file (state, id);
    CREATE INDEX case_file_by_queue ON case_file (queue, state, id);
    CREATE TABLE page (
      document TEXT NOT NULL REFERENCES document (id),
      page_index INTEGER NOT NULL,
      case_id TEXT REFERENCES case_file (id),
      position INTEGER NOT NULL,
      reading BLOB,
      PRIMARY KEY (document, page_index)
    ) STRICT;
    CREATE INDEX page_by_case ON page (case_id, position);
    CREATE TABLE search_hash (
      kind TEXT NOT NULL,
      hash BLOB NOT NULL,
      case_id TEXT NOT NULL REFERENCES case_file (id),
      PRIMARY KEY (kind, hash, case_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX search_hash_by_case ON search_hash (case_id);
    """

  private static let deliveries = """
    CREATE TABLE delivery (
      id TEXT PRIMARY KEY NOT NULL,
      workflow TEXT NOT NULL,
      intent TEXT NOT NULL,
      folder TEXT NOT NULL,
      file_name TEXT NOT NULL,
      state TEXT NOT NULL
        CHECK (state IN ('intended', 'staged', 'delivered', 'abandoned')),
      created_at REAL NOT NULL,
      changed_at REAL NOT NULL
    ) STRICT;
    CREATE INDEX delivery_by_state ON delivery (state, id);
    -- A file is never delivered over another.
    CREATE UNIQUE INDEX delivery_by_file ON delivery (folder, file_name)
      WHERE state <> 'abandoned';
    CREATE TABLE delivery_case (
      delivery TEXT NOT NULL REFERENCES delivery (id),
      case_id TEXT NOT NULL REFERENCES case_file (id),
      target TEXT NOT NULL,
      is_abandoned INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (delivery, case_id)
    ) STRICT, WITHOUT ROWID;
    -- A target never gets a case twice.
    CREATE UNIQUE INDEX delivery_case_once ON delivery_case (case_id, target)
      WHERE is_abandoned = 0;
    """
}
