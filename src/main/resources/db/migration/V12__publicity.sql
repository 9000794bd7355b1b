-- What units and organisers published where (宣传记录).
CREATE TABLE publicity_records (
  id BIGINT NOT NULL AUTO_INCREMENT,
  campaign_id BIGINT NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  channel_name VARCHAR(60) NOT NULL,
  title VARCHAR(100) NOT NULL,
  published_day DATE NOT NULL,
  link VARCHAR(500) NOT NULL,
  screenshot_name VARCHAR(255),
  screenshot_type VARCHAR(128),
  screenshot_sha256 CHAR(64) CHARACTER SET ascii,
  screenshot_storage VARCHAR(64),
  recorded_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_publicity_records_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_publicity_records_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  INDEX ix_publicity_records_of_day (campaign_id, published_day, id),
  INDEX ix_publicity_records_of_unit (unit_code, campaign_id, published_day, id)
) CHARACTER SET utf8mb4;
