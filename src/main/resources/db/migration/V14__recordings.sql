-- 代录: what arrived by mail or on paper and was typed in by the receiving unit, with the original.
CREATE TABLE report_recordings (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  round INT NOT NULL,
  arrived_on DATE NOT NULL,
  way VARCHAR(20) NOT NULL,
  note VARCHAR(500),
  recorder_code VARCHAR(40) NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_report_recordings UNIQUE (report_id, round),
  CONSTRAINT fk_report_recordings_report FOREIGN KEY (report_id) REFERENCES reports (id),
  CONSTRAINT fk_report_recordings_recorder FOREIGN KEY (recorder_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

-- An original is kept from the moment it came, so that an error elsewhere in the form does not ask for it again.
CREATE TABLE report_originals (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  recording_id BIGINT,
  file_name VARCHAR(255) NOT NULL,
  media_type VARCHAR(128) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  storage_name VARCHAR(64) NOT NULL,
  uploaded_by VARCHAR(64) NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_report_originals_report FOREIGN KEY (report_id) REFERENCES reports (id),
  CONSTRAINT fk_report_originals_recording FOREIGN KEY (recording_id) REFERENCES report_recordings (id),
  INDEX ix_report_originals_of_report (report_id, recording_id)
) CHARACTER SET utf8mb4;
