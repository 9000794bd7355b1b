-- Posts and the people who hold them: a unit keeps the name and phone of each post itself; they change with a handover.
ALTER TABLE accounts ADD COLUMN password_expired BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE units ADD COLUMN office_address VARCHAR(200) NULL;
ALTER TABLE units ADD COLUMN contact_changed_at DATETIME(6) NULL;

CREATE TABLE post_holders (
  account_id  BIGINT      NOT NULL,
  person_name VARCHAR(40) NOT NULL,
  phone       VARCHAR(30) NOT NULL,
  since       DATE        NOT NULL,
  version     INT         NOT NULL,
  PRIMARY KEY (account_id),
  CONSTRAINT fk_post_holders_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) CHARACTER SET utf8mb4;

CREATE TABLE handovers (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  account_id     BIGINT       NOT NULL,
  unit_code      VARCHAR(40)  NOT NULL,
  post           VARCHAR(120) NOT NULL,
  predecessor    VARCHAR(40)  NOT NULL,
  successor      VARCHAR(40)  NOT NULL,
  note           VARCHAR(500) NULL,
  handed_over_at DATETIME(6)  NOT NULL,
  taken_over_at  DATETIME(6)  NULL,
  version        INT          NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_handovers_account FOREIGN KEY (account_id) REFERENCES accounts (id),
  CONSTRAINT fk_handovers_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_handovers_of_unit ON handovers (unit_code, id);
CREATE INDEX ix_handovers_of_account ON handovers (account_id, id);

-- What was open on the day of a handover, as the paper says that both signed.
CREATE TABLE handover_duties (
  handover_id BIGINT       NOT NULL,
  position    INT          NOT NULL,
  name        VARCHAR(300) NOT NULL,
  due_day     DATE         NULL,
  state       VARCHAR(100) NOT NULL,
  PRIMARY KEY (handover_id, position),
  CONSTRAINT fk_handover_duties_handover FOREIGN KEY (handover_id) REFERENCES handovers (id)
) CHARACTER SET utf8mb4;

-- Who stands in for an officer, both days inclusive. No two of one officer overlap: decided under a lock on the account's
-- row, because no UNIQUE constraint knows ranges.
CREATE TABLE absence_covers (
  id               BIGINT      NOT NULL AUTO_INCREMENT,
  account_id       BIGINT      NOT NULL,
  cover_account_id BIGINT      NOT NULL,
  unit_code        VARCHAR(40) NOT NULL,
  first_day        DATE        NOT NULL,
  last_day         DATE        NOT NULL,
  recorded_at      DATETIME(6) NOT NULL,
  ended_at         DATETIME(6) NULL,
  version          INT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_absence_covers_account FOREIGN KEY (account_id) REFERENCES accounts (id),
  CONSTRAINT fk_absence_covers_cover FOREIGN KEY (cover_account_id) REFERENCES accounts (id),
  CONSTRAINT fk_absence_covers_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_absence_covers_of_account ON absence_covers (account_id, last_day);
CREATE INDEX ix_absence_covers_of_cover ON absence_covers (cover_account_id, last_day);
CREATE INDEX ix_absence_covers_of_unit ON absence_covers (unit_code, id);
