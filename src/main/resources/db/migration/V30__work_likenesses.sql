-- What near copies were found among the contest videos of a campaign; each pair stands once in each direction.
CREATE TABLE work_likenesses (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  storage_name VARCHAR(64)  NOT NULL,
  other_name   VARCHAR(64)  NOT NULL,
  similarity   INT          NOT NULL,
  mirrored     BOOLEAN      NOT NULL,
  -- “startMillis-endMillis-otherStartMillis-otherEndMillis”, divided by commas.
  stretches    TEXT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_work_likenesses UNIQUE (storage_name, other_name)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_work_likenesses_of_other ON work_likenesses (other_name);
