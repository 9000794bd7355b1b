-- Who signs in. An account belongs to a post of a unit, never to a person: posts are handed over.
CREATE TABLE accounts (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  username      VARCHAR(60)  NOT NULL,
  display_name  VARCHAR(120) NOT NULL,
  email         VARCHAR(120) NOT NULL,
  password_hash VARCHAR(200) NOT NULL,
  unit_code     VARCHAR(40)  NOT NULL,
  role          VARCHAR(20)  NOT NULL,
  enabled       BOOLEAN      NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_accounts_username UNIQUE (username),
  CONSTRAINT fk_accounts_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_accounts_of_unit ON accounts (unit_code, role);
