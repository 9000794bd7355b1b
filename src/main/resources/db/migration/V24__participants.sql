-- Participants of the contest. What is personal is sealed: the id of its key, a dot, nonce and ciphertext in Base64; the
-- hashes are keyed and find a row by its phone or mailbox.
CREATE TABLE participants (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  person_name     VARCHAR(400) NULL,
  unit_code       VARCHAR(40)  NULL,
  unit_name       VARCHAR(120) NULL,
  phone           VARCHAR(200) NULL,
  phone_hash      CHAR(64)     NULL,
  mail            VARCHAR(400) NULL,
  mail_hash       CHAR(64)     NULL,
  password_hash   VARCHAR(200) NULL,
  consent_version VARCHAR(40)  NULL,
  consented_at    DATETIME(6)  NULL,
  joined_at       DATETIME(6)  NULL,
  -- A participant who has left: nothing but the id and this is kept.
  deleted_at      DATETIME(6)  NULL,
  version         INT          NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_participants_phone UNIQUE (phone_hash),
  CONSTRAINT uk_participants_mail UNIQUE (mail_hash),
  CONSTRAINT fk_participants_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_participants_of_unit ON participants (unit_code, id);
CREATE INDEX ix_participants_of_typed_unit ON participants (unit_name);

-- Sign-ups whose mailbox is not proven yet. Apart from the participants, so that a mailbox that somebody else typed takes
-- nothing from whoever reads it.
CREATE TABLE sign_ups (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  token           CHAR(32)     NOT NULL,
  person_name     VARCHAR(400) NOT NULL,
  unit_name       VARCHAR(120) NOT NULL,
  phone           VARCHAR(200) NOT NULL,
  phone_hash      CHAR(64)     NOT NULL,
  mail            VARCHAR(400) NOT NULL,
  mail_hash       CHAR(64)     NOT NULL,
  password_hash   VARCHAR(200) NOT NULL,
  consent_version VARCHAR(40)  NOT NULL,
  consented_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_sign_ups_token UNIQUE (token)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_sign_ups_of_mail ON sign_ups (mail_hash);
CREATE INDEX ix_sign_ups_of_moment ON sign_ups (consented_at);

-- Who saw which participant's full data, and why.
CREATE TABLE unmaskings (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  at             DATETIME(6)  NOT NULL,
  viewer         VARCHAR(60)  NOT NULL,
  viewer_unit    VARCHAR(40)  NOT NULL,
  participant_id BIGINT       NOT NULL,
  fields         VARCHAR(60)  NOT NULL,
  reason         VARCHAR(300) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_unmaskings_participant FOREIGN KEY (participant_id) REFERENCES participants (id)
) CHARACTER SET utf8mb4;

-- Codes by mail, for units and participants alike. Those that units wait for are asked for again: their mailboxes were
-- stored in clear, and a code is valid for half an hour.
CREATE TABLE mail_codes (
  owner       VARCHAR(80)  NOT NULL,
  mailbox     VARCHAR(400) NOT NULL,
  code_hash   VARCHAR(200) NULL,
  asked_at    DATETIME(6)  NOT NULL,
  expires_at  DATETIME(6)  NULL,
  wrong_tries INT          NOT NULL,
  codes_day   DATE         NOT NULL,
  codes_asked INT          NOT NULL,
  problem     VARCHAR(500) NULL,
  pending     BOOLEAN      NOT NULL,
  version     INT          NOT NULL,
  PRIMARY KEY (owner)
) CHARACTER SET utf8mb4;

DROP TABLE mailbox_confirmations;

-- A letter to a participant has no unit, and its recipient is no mailbox but “participant:12”: where it goes is looked up
-- when it leaves. uk_letters_message_id keeps it from being recorded twice.
ALTER TABLE letters MODIFY unit_code VARCHAR(40) NULL;
