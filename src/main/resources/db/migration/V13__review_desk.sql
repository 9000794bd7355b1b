-- What the superior decides in the portal, before and beside Tasklist. One round is one hand-in of a report under review.
CREATE TABLE review_rounds (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  round INT NOT NULL,
  begun_at DATETIME(6),
  begun_by VARCHAR(64),
  outcome VARCHAR(20),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_review_rounds UNIQUE (report_id, round),
  CONSTRAINT fk_review_rounds_report FOREIGN KEY (report_id) REFERENCES reports (id)
) CHARACTER SET utf8mb4;

CREATE TABLE review_choices (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  round INT NOT NULL,
  row_id BIGINT NOT NULL,
  accepted BOOLEAN NOT NULL,
  reason VARCHAR(500),
  chosen_by VARCHAR(64) NOT NULL,
  chosen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_review_choices UNIQUE (report_id, round, row_id),
  CONSTRAINT fk_review_choices_report FOREIGN KEY (report_id) REFERENCES reports (id),
  CONSTRAINT fk_review_choices_row FOREIGN KEY (row_id) REFERENCES nomination_rows (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4;

CREATE TABLE consolidation_choices (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  row_id BIGINT NOT NULL,
  included BOOLEAN NOT NULL,
  reason VARCHAR(500),
  chosen_by VARCHAR(64) NOT NULL,
  chosen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_consolidation_choices UNIQUE (report_id, row_id),
  CONSTRAINT fk_consolidation_choices_report FOREIGN KEY (report_id) REFERENCES reports (id),
  CONSTRAINT fk_consolidation_choices_row FOREIGN KEY (row_id) REFERENCES nomination_rows (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4;

-- The newest element instance of a user task whose form follows what is chosen in the portal.
CREATE TABLE open_tasks (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  form VARCHAR(20) NOT NULL,
  element_instance_key BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_open_tasks UNIQUE (report_id, form),
  CONSTRAINT fk_open_tasks_report FOREIGN KEY (report_id) REFERENCES reports (id)
) CHARACTER SET utf8mb4;

-- 催办: at most one a day for each report; the constraint decides between two who press the button.
CREATE TABLE report_urges (
  id BIGINT NOT NULL AUTO_INCREMENT,
  report_id BIGINT NOT NULL,
  urged_on DATE NOT NULL,
  number INT NOT NULL,
  urged_by VARCHAR(64) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_report_urges_day UNIQUE (report_id, urged_on),
  CONSTRAINT fk_report_urges_report FOREIGN KEY (report_id) REFERENCES reports (id)
) CHARACTER SET utf8mb4;

ALTER TABLE reports ADD COLUMN last_reminded_at DATETIME(6);
