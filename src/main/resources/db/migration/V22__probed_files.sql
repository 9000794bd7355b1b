-- What is in a stored file, as it was read from end to end, so that it is read once; a later probe takes the row over.
CREATE TABLE probed_files (
  storage_name VARCHAR(64) CHARACTER SET ascii NOT NULL,
  probe_version INT NOT NULL,
  facts VARCHAR(2000),
  flaw VARCHAR(20),
  hindrance VARCHAR(20),
  probed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (storage_name)
) CHARACTER SET utf8mb4;

-- The version of a video that every browser plays: whether there is one, or how far it is.
CREATE TABLE web_versions (
  storage_name VARCHAR(64) CHARACTER SET ascii NOT NULL,
  state VARCHAR(20) NOT NULL,
  percent INT NOT NULL,
  attempts INT NOT NULL,
  failure VARCHAR(20),
  asked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (storage_name),
  INDEX ix_web_versions_to_make (state, asked_at)
) CHARACTER SET utf8mb4;
