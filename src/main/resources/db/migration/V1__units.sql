-- The two lines of the campaign: unions and cyberspace offices, each a tree below its province-level unit.
CREATE TABLE units (
  code          VARCHAR(40)  NOT NULL,
  name          VARCHAR(80)  NOT NULL,
  short_name    VARCHAR(40)  NOT NULL,
  kind          VARCHAR(30)  NOT NULL,
  line          VARCHAR(20)  NOT NULL,
  level         INT          NOT NULL,
  superior_code VARCHAR(40)  NULL,
  email         VARCHAR(120) NOT NULL,
  phone         VARCHAR(30)  NOT NULL,
  sort_order    INT          NOT NULL,
  dissolved_at  DATETIME(6)  NULL,
  version       INT          NOT NULL,
  PRIMARY KEY (code),
  CONSTRAINT fk_units_superior FOREIGN KEY (superior_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_units_subordinates ON units (superior_code, sort_order);
