-- The printed table with its stamp, scanned. A newer scan replaces the one before, which is kept.
CREATE TABLE report_scans (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  number INT NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  media_type VARCHAR(128) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  storage_name VARCHAR(64) NOT NULL,
  picture_name VARCHAR(64),
  pages INT NOT NULL,
  uploaded_by VARCHAR(120) NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_report_scans_number UNIQUE (report_id, number),
  CONSTRAINT fk_report_scans_report FOREIGN KEY (report_id) REFERENCES reports (id)
) CHARACTER SET utf8mb4;
