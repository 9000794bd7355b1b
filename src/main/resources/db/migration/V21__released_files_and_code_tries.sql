-- Before a file leaves the store, every table of files is asked whether it still names it.
CREATE INDEX ix_report_files_of_storage ON report_files (storage_name);
CREATE INDEX ix_report_originals_of_storage ON report_originals (storage_name);
CREATE INDEX ix_report_originals_to_sweep ON report_originals (recording_id, uploaded_at);
CREATE INDEX ix_report_scans_of_storage ON report_scans (storage_name);
CREATE INDEX ix_report_scans_of_picture ON report_scans (picture_name);
CREATE INDEX ix_news_pictures_of_storage ON news_pictures (storage_name);
CREATE INDEX ix_publicity_records_of_screenshot ON publicity_records (screenshot_storage);

-- Wrong codes are counted by where they come from, not by the account that they are tried on.
ALTER TABLE activation_codes DROP COLUMN wrong_attempts, DROP COLUMN blocked_until;
