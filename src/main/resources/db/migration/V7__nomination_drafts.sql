-- Two people of a unit may type into one table: the second is told by whom and when it was saved.
ALTER TABLE reports
  ADD COLUMN table_version BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN table_saved_by VARCHAR(120),
  ADD COLUMN table_saved_at DATETIME(6);

-- The same person is looked for in the tables of all units: by the name as it is compared, without spaces.
ALTER TABLE nomination_rows ADD COLUMN name_key VARCHAR(64) NOT NULL DEFAULT '';
UPDATE nomination_rows SET name_key = REPLACE(REPLACE(person_name, ' ', ''), '　', '');
CREATE INDEX ix_nomination_rows_of_name ON nomination_rows (name_key);
