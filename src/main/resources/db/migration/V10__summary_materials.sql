-- A file of a summary says what it is, whether it belongs to the contest of short videos, and where it stands.
ALTER TABLE report_files
  ADD COLUMN category VARCHAR(20) NOT NULL DEFAULT 'OTHER',
  ADD COLUMN contest_video BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN place INT NOT NULL DEFAULT 0,
  ADD COLUMN uploaded_by VARCHAR(120),
  ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
