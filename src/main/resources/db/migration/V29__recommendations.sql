-- A recommended person is found again in the entries by the keyed hash of the phone, which the application computes: for
-- rows from before it does so at its next start.
ALTER TABLE nomination_rows ADD COLUMN phone_hash CHAR(64) NULL;
CREATE INDEX ix_nomination_rows_of_phone ON nomination_rows (phone_hash);

-- The first review that a row passed, in the round of its table; a later one does not change it.
ALTER TABLE nomination_rows ADD COLUMN accepted_round INT NULL;
ALTER TABLE nomination_rows ADD COLUMN accepted_at DATETIME(6) NULL;

-- Of rows from before it is only known when their table was decided last.
UPDATE nomination_rows nominated JOIN reports report ON report.id = nominated.report_id
SET nominated.accepted_round = report.reviewed_round, nominated.accepted_at = report.decided_at
WHERE nominated.state = 'ACCEPTED';
