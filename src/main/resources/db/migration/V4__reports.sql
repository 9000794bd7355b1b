-- One report per campaign, kind and unit; a nomination carries rows, a summary carries text and files.
CREATE TABLE reports (
  id BIGINT NOT NULL AUTO_INCREMENT,
  campaign_id BIGINT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  superior_code VARCHAR(40),
  reviewer_code VARCHAR(40),
  state VARCHAR(20) NOT NULL,
  owed BOOLEAN NOT NULL,
  due_day DATE NOT NULL,
  due_day_set_for_unit BOOLEAN NOT NULL,
  correct_by_day DATE,
  cut_off_day DATE,
  closes_day DATE NOT NULL,
  round INT NOT NULL,
  reviewed_round INT NOT NULL,
  late BOOLEAN NOT NULL,
  supplementary BOOLEAN NOT NULL,
  summary_text MEDIUMTEXT,
  return_reason VARCHAR(2000),
  filled_by VARCHAR(64),
  filled_by_post VARCHAR(64),
  filled_by_contact VARCHAR(128),
  opened_at DATETIME(6) NOT NULL,
  handed_in_at DATETIME(6),
  decided_at DATETIME(6),
  consolidated_at DATETIME(6),
  forwarded_at DATETIME(6),
  closed_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_reports_duty UNIQUE (campaign_id, kind, unit_code),
  CONSTRAINT fk_reports_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_reports_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  INDEX ix_reports_of_unit (unit_code, campaign_id),
  INDEX ix_reports_of_superior (superior_code, campaign_id, kind)
) CHARACTER SET utf8mb4;

CREATE TABLE nomination_rows (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  row_no INT NOT NULL,
  source_row_id BIGINT,
  person_name VARCHAR(64) NOT NULL,
  employer VARCHAR(128) NOT NULL,
  platform VARCHAR(64) NOT NULL,
  account_nickname VARCHAR(128) NOT NULL,
  phone VARCHAR(32) NOT NULL,
  remark VARCHAR(500),
  state VARCHAR(20) NOT NULL,
  return_reason VARCHAR(500),
  supplementary BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_nomination_rows_source UNIQUE (report_id, source_row_id),
  CONSTRAINT fk_nomination_rows_report FOREIGN KEY (report_id) REFERENCES reports (id),
  CONSTRAINT fk_nomination_rows_source FOREIGN KEY (source_row_id) REFERENCES nomination_rows (id),
  INDEX ix_nomination_rows_of_report (report_id, row_no)
) CHARACTER SET utf8mb4;

CREATE TABLE report_files (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  media_type VARCHAR(128) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  storage_name VARCHAR(64) NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_report_files_content UNIQUE (report_id, sha256),
  CONSTRAINT fk_report_files_report FOREIGN KEY (report_id) REFERENCES reports (id)
) CHARACTER SET utf8mb4;

CREATE TABLE report_extensions (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  requested_until DATE NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  requested_by VARCHAR(64) NOT NULL,
  reopens BOOLEAN NOT NULL,
  granted_until DATE,
  decision_reason VARCHAR(1000),
  decided_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_report_extensions_report FOREIGN KEY (report_id) REFERENCES reports (id),
  INDEX ix_report_extensions_of_report (report_id, state)
) CHARACTER SET utf8mb4;

-- What happened to a report, in order: the unit sees it as the history of its duty.
CREATE TABLE report_events (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  kind VARCHAR(32) NOT NULL,
  actor_code VARCHAR(40),
  detail VARCHAR(2000),
  happened_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_report_events_report FOREIGN KEY (report_id) REFERENCES reports (id),
  INDEX ix_report_events_of_report (report_id, id)
) CHARACTER SET utf8mb4;
