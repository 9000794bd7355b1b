-- What stored videos look like, so that near copies are found: four hashes of eight bytes a second, in the order of time,
-- and the same for the mirrored video. Without hashes it is not made yet, or says why it cannot be.
CREATE TABLE fingerprints (
  storage_name VARCHAR(64) CHARACTER SET ascii NOT NULL,
  state VARCHAR(20) NOT NULL,
  attempts INT NOT NULL,
  failure VARCHAR(20),
  hashes MEDIUMBLOB,
  mirrored MEDIUMBLOB,
  asked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (storage_name),
  INDEX ix_fingerprints_to_make (state, asked_at)
) CHARACTER SET utf8mb4;
