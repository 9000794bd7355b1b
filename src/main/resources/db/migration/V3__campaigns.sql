-- A campaign, the notices issued for it, and their way down the lines of unions.
CREATE TABLE campaigns (
  id BIGINT NOT NULL AUTO_INCREMENT,
  code VARCHAR(32) NOT NULL,
  title VARCHAR(200) NOT NULL,
  state VARCHAR(20) NOT NULL,
  definition MEDIUMTEXT NOT NULL,
  approval_round INT NOT NULL,
  notice_number VARCHAR(64),
  draft_note VARCHAR(2000),
  published_at DATETIME(6),
  archived_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_campaigns_code UNIQUE (code)
) CHARACTER SET utf8mb4;

CREATE TABLE campaign_approvals (
  id BIGINT NOT NULL AUTO_INCREMENT,
  campaign_id BIGINT NOT NULL,
  round INT NOT NULL,
  approver_code VARCHAR(40) NOT NULL,
  approved BOOLEAN NOT NULL,
  reason VARCHAR(2000),
  decided_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_campaign_approvals_round UNIQUE (campaign_id, round, approver_code),
  CONSTRAINT fk_campaign_approvals_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_campaign_approvals_approver FOREIGN KEY (approver_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE TABLE notices (
  id BIGINT NOT NULL AUTO_INCREMENT,
  campaign_id BIGINT NOT NULL,
  kind VARCHAR(20) NOT NULL,
  number VARCHAR(64) NOT NULL,
  title VARCHAR(200) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  issued_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_notices_number UNIQUE (campaign_id, number),
  CONSTRAINT fk_notices_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
) CHARACTER SET utf8mb4;

CREATE TABLE notice_forwardings (
  id BIGINT NOT NULL AUTO_INCREMENT,
  notice_id BIGINT NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  nomination_due_day DATE,
  summary_due_day DATE,
  contact_note VARCHAR(500),
  cover_text VARCHAR(4000),
  opened_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_notice_forwardings_unit UNIQUE (notice_id, unit_code),
  CONSTRAINT fk_notice_forwardings_notice FOREIGN KEY (notice_id) REFERENCES notices (id),
  CONSTRAINT fk_notice_forwardings_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE TABLE notice_receipts (
  id BIGINT NOT NULL AUTO_INCREMENT,
  notice_id BIGINT NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  sender_code VARCHAR(40) NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  due_day DATE NOT NULL,
  received_at DATETIME(6),
  received_by VARCHAR(64),
  closed_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_notice_receipts_unit UNIQUE (notice_id, unit_code),
  CONSTRAINT fk_notice_receipts_notice FOREIGN KEY (notice_id) REFERENCES notices (id),
  CONSTRAINT fk_notice_receipts_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  INDEX ix_notice_receipts_of_unit (unit_code, notice_id),
  INDEX ix_notice_receipts_of_sender (sender_code, notice_id)
) CHARACTER SET utf8mb4;
