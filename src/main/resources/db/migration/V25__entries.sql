-- Works that take part, from the first word of a draft to the end of the campaign. What is personal is sealed, as in
-- participants.
CREATE TABLE entries (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  campaign_id    BIGINT       NOT NULL,
  track          VARCHAR(40)  NOT NULL,
  source         VARCHAR(10)  NOT NULL,
  state          VARCHAR(20)  NOT NULL,
  -- The participant whose entry it is; nobody's yet when a union recommends a work or the app's export names one.
  owner_id       BIGINT       NULL,
  -- The union that entered it for its member.
  recommender    VARCHAR(40)  NULL,
  -- Of one who has no account here: by the phone they find their work when they sign up.
  person_name    VARCHAR(400) NULL,
  phone          VARCHAR(200) NULL,
  phone_hash     CHAR(64)     NULL,
  unit_code      VARCHAR(40)  NULL,
  unit_name      VARCHAR(120) NULL,
  -- The form as it was typed, valid or not, sealed.
  draft          MEDIUMTEXT   NOT NULL,
  draft_version  BIGINT       NOT NULL,
  -- From here on: what was handed in.
  title          VARCHAR(60)  NULL,
  theme          VARCHAR(40)  NULL,
  entrant_kind   VARCHAR(20)  NULL,
  group_name     VARCHAR(60)  NULL,
  description    VARCHAR(1000) NULL,
  original       BOOLEAN      NULL,
  made_on        DATE         NULL,
  platform       VARCHAR(40)  NULL,
  account_name   VARCHAR(400) NULL,
  account_link   VARCHAR(1200) NULL,
  followers      INT          NULL,
  past_platform  VARCHAR(40)  NULL,
  past_form      VARCHAR(40)  NULL,
  past_theme     VARCHAR(40)  NULL,
  past_title     VARCHAR(60)  NULL,
  past_link      VARCHAR(1200) NULL,
  terms          VARCHAR(400) NULL,
  round          INT          NOT NULL,
  reviewed_round INT          NOT NULL,
  reviewer_code  VARCHAR(40)  NULL,
  reason         VARCHAR(500) NULL,
  -- Handed in after the end, with a file that was on its way before it.
  in_grace       BOOLEAN      NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  saved_at       DATETIME(6)  NOT NULL,
  handed_in_at   DATETIME(6)  NULL,
  decided_at     DATETIME(6)  NULL,
  -- In the pool for judging, since when.
  frozen_at      DATETIME(6)  NULL,
  -- Not shown to the public, since when and why.
  hidden_at      DATETIME(6)  NULL,
  hidden_reason  VARCHAR(500) NULL,
  version        INT          NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_entries_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_entries_owner FOREIGN KEY (owner_id) REFERENCES participants (id),
  CONSTRAINT fk_entries_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  CONSTRAINT fk_entries_recommender FOREIGN KEY (recommender) REFERENCES units (code),
  CONSTRAINT fk_entries_reviewer FOREIGN KEY (reviewer_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_entries_of_owner ON entries (owner_id, id);
CREATE INDEX ix_entries_of_phone ON entries (phone_hash);
CREATE INDEX ix_entries_of_track ON entries (campaign_id, track, state, id);
CREATE INDEX ix_entries_of_reviewer ON entries (reviewer_code, state, id);
CREATE INDEX ix_entries_of_recommender ON entries (recommender, id);
CREATE INDEX ix_entries_of_unit ON entries (unit_code, id);

-- The others of a group; whoever enters the work belongs to it without a row.
CREATE TABLE entry_members (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  entry_id    BIGINT       NOT NULL,
  place       INT          NOT NULL,
  person_name VARCHAR(400) NOT NULL,
  unit_name   VARCHAR(120) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_entry_members_entry FOREIGN KEY (entry_id) REFERENCES entries (id)
) CHARACTER SET utf8mb4;

-- The files of a work: one of each role at a time.
CREATE TABLE entry_files (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  entry_id     BIGINT       NOT NULL,
  role         VARCHAR(10)  NOT NULL,
  file_name    VARCHAR(255) NOT NULL,
  media_type   VARCHAR(120) NOT NULL,
  size_bytes   BIGINT       NOT NULL,
  sha256       CHAR(64)     NOT NULL,
  storage_name VARCHAR(40)  NOT NULL,
  begun_at     DATETIME(6)  NOT NULL,
  uploaded_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_entry_files_role UNIQUE (entry_id, role),
  CONSTRAINT fk_entry_files_entry FOREIGN KEY (entry_id) REFERENCES entries (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_entry_files_of_content ON entry_files (sha256);
CREATE INDEX ix_entry_files_of_storage ON entry_files (storage_name);

-- What the technical probe found in a round, as it was said then.
CREATE TABLE entry_findings (
  id       BIGINT       NOT NULL AUTO_INCREMENT,
  entry_id BIGINT       NOT NULL,
  round    INT          NOT NULL,
  role     VARCHAR(10)  NOT NULL,
  finding  VARCHAR(40)  NOT NULL,
  act      VARCHAR(10)  NOT NULL,
  what     VARCHAR(300) NOT NULL,
  to_do    VARCHAR(300) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_entry_findings_entry FOREIGN KEY (entry_id) REFERENCES entries (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_entry_findings_of_round ON entry_findings (entry_id, round);

-- The first reviews, one a round.
CREATE TABLE entry_reviews (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  entry_id      BIGINT       NOT NULL,
  round         INT          NOT NULL,
  reviewer_code VARCHAR(40)  NOT NULL,
  outcome       VARCHAR(20)  NOT NULL,
  reason        VARCHAR(500) NULL,
  -- The points that were ticked, by their codes.
  checks        VARCHAR(400) NOT NULL,
  reviewed_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_entry_reviews_round UNIQUE (entry_id, round),
  CONSTRAINT fk_entry_reviews_entry FOREIGN KEY (entry_id) REFERENCES entries (id)
) CHARACTER SET utf8mb4;

CREATE TABLE entry_events (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  entry_id    BIGINT       NOT NULL,
  kind        VARCHAR(30)  NOT NULL,
  -- A unit's post or “参赛者”; never a person's name.
  actor       VARCHAR(120) NOT NULL,
  detail      VARCHAR(500) NULL,
  happened_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_entry_events_entry FOREIGN KEY (entry_id) REFERENCES entries (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_entry_events_of_entry ON entry_events (entry_id, id);

-- How far the collection of a track is.
CREATE TABLE track_collections (
  id            BIGINT      NOT NULL AUTO_INCREMENT,
  campaign_id   BIGINT      NOT NULL,
  track         VARCHAR(40) NOT NULL,
  opened_at     DATETIME(6) NULL,
  closed_at     DATETIME(6) NULL,
  frozen_at     DATETIME(6) NULL,
  version       INT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_track_collections UNIQUE (campaign_id, track),
  CONSTRAINT fk_track_collections_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
) CHARACTER SET utf8mb4;
