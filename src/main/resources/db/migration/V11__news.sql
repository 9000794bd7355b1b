-- Short news (活动信息) of units, its pictures, and its way up: one arrival per unit that it came to.
CREATE TABLE news (
  id BIGINT NOT NULL AUTO_INCREMENT,
  campaign_id BIGINT NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  title VARCHAR(60) NOT NULL,
  body VARCHAR(3000) NOT NULL,
  event_day DATE NOT NULL,
  state VARCHAR(20) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_news_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_news_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  INDEX ix_news_of_day (campaign_id, event_day, id),
  INDEX ix_news_of_unit (unit_code, campaign_id, event_day, id)
) CHARACTER SET utf8mb4;

CREATE TABLE news_pictures (
  id BIGINT NOT NULL AUTO_INCREMENT,
  news_id BIGINT NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  caption VARCHAR(60) NOT NULL,
  media_type VARCHAR(128) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  storage_name VARCHAR(64) NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_news_pictures_content UNIQUE (news_id, sha256),
  CONSTRAINT fk_news_pictures_news FOREIGN KEY (news_id) REFERENCES news (id)
) CHARACTER SET utf8mb4;

CREATE TABLE news_arrivals (
  id BIGINT NOT NULL AUTO_INCREMENT,
  news_id BIGINT NOT NULL,
  unit_code VARCHAR(40) NOT NULL,
  from_code VARCHAR(40) NOT NULL,
  arrived_at DATETIME(6) NOT NULL,
  received_at DATETIME(6),
  adopted_at DATETIME(6),
  remark VARCHAR(200),
  passed_on_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_news_arrivals_unit UNIQUE (news_id, unit_code),
  CONSTRAINT fk_news_arrivals_news FOREIGN KEY (news_id) REFERENCES news (id),
  CONSTRAINT fk_news_arrivals_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  CONSTRAINT fk_news_arrivals_from FOREIGN KEY (from_code) REFERENCES units (code),
  INDEX ix_news_arrivals_of_unit (unit_code, id)
) CHARACTER SET utf8mb4;
