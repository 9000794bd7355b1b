-- Who sent which file, and what for. How far an upload is, the file on disk says; the id is also its name in the store.
CREATE TABLE uploads (
  id VARCHAR(36) CHARACTER SET ascii NOT NULL,
  owner_name VARCHAR(64) NOT NULL,
  purpose VARCHAR(40) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  fingerprint VARCHAR(255) NOT NULL,
  size_bytes BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  refusal VARCHAR(1000),
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX ix_uploads_of_owner (owner_name, state),
  INDEX ix_uploads_to_sweep (state, expires_at)
) CHARACTER SET utf8mb4;
