-- How accounts come to life in production: imported without a password, opened once with a code on paper.
CREATE TABLE activation_codes (
  id BIGINT NOT NULL AUTO_INCREMENT,
  account_id BIGINT NOT NULL,
  code_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  issued_by VARCHAR(60) NOT NULL,
  issued_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  wrong_attempts INT NOT NULL,
  blocked_until DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_activation_codes_account UNIQUE (account_id),
  CONSTRAINT fk_activation_codes_account FOREIGN KEY (account_id) REFERENCES accounts (id)
) CHARACTER SET utf8mb4;

CREATE TABLE organization_imports (
  id BIGINT NOT NULL AUTO_INCREMENT,
  file_name VARCHAR(255) NOT NULL,
  storage_name VARCHAR(64) NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  state VARCHAR(20) NOT NULL,
  uploaded_by VARCHAR(60) NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  decided_by VARCHAR(60),
  decided_at DATETIME(6),
  new_units INT,
  changed_units INT,
  new_accounts INT,
  changed_accounts INT,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_organization_imports_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  INDEX ix_organization_imports_of_unit (unit_code, id)
) CHARACTER SET utf8mb4;

ALTER TABLE accounts ADD COLUMN awaits_activation BOOLEAN NOT NULL DEFAULT FALSE;
