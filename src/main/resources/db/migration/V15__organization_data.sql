-- Units that merge into another or are dissolved, what staff import, and the names of units that people type.
ALTER TABLE units ADD COLUMN merged_into VARCHAR(40) NULL;
ALTER TABLE units ADD CONSTRAINT fk_units_merged_into FOREIGN KEY (merged_into) REFERENCES units (code);

CREATE TABLE unit_closings (
  id BIGINT NOT NULL AUTO_INCREMENT,
  unit_code VARCHAR(40) NOT NULL,
  into_code VARCHAR(40),
  subordinates_to VARCHAR(40),
  subordinates_moved INT NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_unit_closings_unit UNIQUE (unit_code),
  CONSTRAINT fk_unit_closings_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  CONSTRAINT fk_unit_closings_into FOREIGN KEY (into_code) REFERENCES units (code),
  CONSTRAINT fk_unit_closings_subordinates FOREIGN KEY (subordinates_to) REFERENCES units (code)
) CHARACTER SET utf8mb4;

-- Compared byte by byte: names are normalised before they are stored.
CREATE TABLE unit_names (
  id BIGINT NOT NULL AUTO_INCREMENT,
  normalised VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  typed VARCHAR(128) NOT NULL,
  source VARCHAR(40) NOT NULL,
  state VARCHAR(20) NOT NULL,
  unit_code VARCHAR(40),
  first_seen_at DATETIME(6) NOT NULL,
  decided_by VARCHAR(60),
  decided_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_unit_names_normalised UNIQUE (normalised),
  CONSTRAINT fk_unit_names_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  INDEX ix_unit_names_open (state, id)
) CHARACTER SET utf8mb4;

-- Each place a name was typed at, once, however often that place is read.
CREATE TABLE unit_name_sightings (
  id BIGINT NOT NULL AUTO_INCREMENT,
  unit_name_id BIGINT NOT NULL,
  place VARCHAR(80) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_unit_name_sightings_place UNIQUE (unit_name_id, place),
  CONSTRAINT fk_unit_name_sightings_name FOREIGN KEY (unit_name_id) REFERENCES unit_names (id)
) CHARACTER SET utf8mb4;
