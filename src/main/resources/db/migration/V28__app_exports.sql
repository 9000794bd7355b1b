-- What was imported from the 新湖南 APP.

-- An export that somebody handed in, and what became of it.
CREATE TABLE app_imports (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  campaign_id     BIGINT       NOT NULL,
  state           VARCHAR(20)  NOT NULL,
  uploaded_by     VARCHAR(60)  NOT NULL,
  -- The same while it waits, null afterwards: each account has one export that waits.
  waiting_of      VARCHAR(60)  NULL,
  uploaded_at     DATETIME(6)  NOT NULL,
  table_name      VARCHAR(255) NULL,
  table_sha256    CHAR(64)     NULL,
  table_storage   VARCHAR(40)  NULL,
  table_type      VARCHAR(120) NULL,
  archive_name    VARCHAR(255) NULL,
  archive_sha256  CHAR(64)     NULL,
  archive_storage VARCHAR(40)  NULL,
  decided_by      VARCHAR(60)  NULL,
  decided_at      DATETIME(6)  NULL,
  handed_in_count INT          NOT NULL,
  draft_count     INT          NOT NULL,
  changed_count   INT          NOT NULL,
  unchanged_count INT          NOT NULL,
  wrong_count     INT          NOT NULL,
  version         INT          NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_app_imports_waiting UNIQUE (waiting_of),
  CONSTRAINT fk_app_imports_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_app_imports_of_state ON app_imports (state, uploaded_at);

-- What the app says of an entry. Compared byte by byte: the app's numbers may differ in case alone.
CREATE TABLE app_entries (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  campaign_id BIGINT        NOT NULL,
  -- Null once its person has thrown the draft away: a later export does not bring it back.
  entry_id    BIGINT        NULL,
  app_key     VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  -- Of track, phone and title: by it a work is known again whose number in the app one of the exports lacks.
  content_key CHAR(64)      NOT NULL,
  plays       BIGINT        NULL,
  likes       BIGINT        NULL,
  link        VARCHAR(2100) NULL,
  import_id   BIGINT        NOT NULL,
  imported_at DATETIME(6)   NOT NULL,
  updated_at  DATETIME(6)   NOT NULL,
  version     INT           NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_app_entries_key UNIQUE (campaign_id, app_key),
  CONSTRAINT uk_app_entries_entry UNIQUE (entry_id),
  CONSTRAINT fk_app_entries_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_app_entries_entry FOREIGN KEY (entry_id) REFERENCES entries (id) ON DELETE SET NULL,
  CONSTRAINT fk_app_entries_import FOREIGN KEY (import_id) REFERENCES app_imports (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_app_entries_of_content ON app_entries (campaign_id, content_key);
