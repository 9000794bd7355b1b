-- Mailboxes that take no letters, new ones still to be confirmed, and short messages over other channels than mail.
ALTER TABLE letters ADD COLUMN failed_for_address BOOLEAN NOT NULL DEFAULT FALSE;
-- The mailbox of whoever stood in for the officer on the day the letter left.
ALTER TABLE letters ADD COLUMN cover_cc VARCHAR(120) NULL;

CREATE INDEX ix_letters_to_recipient ON letters (recipient, id);

CREATE TABLE invalid_mailboxes (
  address VARCHAR(120) NOT NULL,
  source  VARCHAR(20)  NOT NULL,
  reason  VARCHAR(500) NOT NULL,
  since   DATETIME(6)  NOT NULL,
  PRIMARY KEY (address)
) CHARACTER SET utf8mb4;

-- One new mailbox per unit may wait for its code. The code itself is in the mail alone.
CREATE TABLE mailbox_confirmations (
  unit_code  VARCHAR(40)  NOT NULL,
  email      VARCHAR(120) NOT NULL,
  code_hash  VARCHAR(200) NULL,
  asked_at   DATETIME(6)  NOT NULL,
  expires_at DATETIME(6)  NULL,
  wrong_tries INT          NOT NULL,
  codes_day  DATE         NOT NULL,
  codes_asked INT          NOT NULL,
  problem    VARCHAR(500) NULL,
  pending    BOOLEAN      NOT NULL,
  version    INT          NOT NULL,
  PRIMARY KEY (unit_code),
  CONSTRAINT fk_mailbox_confirmations_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE TABLE reminder_preferences (
  unit_code VARCHAR(40) NOT NULL,
  sms       BOOLEAN     NOT NULL,
  wecom     BOOLEAN     NOT NULL,
  version   INT         NOT NULL,
  PRIMARY KEY (unit_code),
  CONSTRAINT fk_reminder_preferences_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

-- Every short message once; the key travels with it to whoever delivers it.
CREATE TABLE channel_messages (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  unit_code       VARCHAR(40)  NOT NULL,
  channel         VARCHAR(20)  NOT NULL,
  idempotency_key VARCHAR(64)  NOT NULL,
  text            VARCHAR(200) NOT NULL,
  link            VARCHAR(200) NOT NULL,
  username        VARCHAR(60)  NULL,
  state           VARCHAR(20)  NOT NULL,
  attempts        INT          NOT NULL,
  queued_at       DATETIME(6)  NOT NULL,
  sent_at         DATETIME(6)  NULL,
  PRIMARY KEY (id),
  CONSTRAINT uk_channel_messages_key UNIQUE (idempotency_key),
  CONSTRAINT fk_channel_messages_unit FOREIGN KEY (unit_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE TABLE channel_attempts (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  message_id BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  outcome    VARCHAR(20)  NOT NULL,
  recipient  VARCHAR(130) NOT NULL,
  error      VARCHAR(500) NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_channel_attempts_message FOREIGN KEY (message_id) REFERENCES channel_messages (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_channel_attempts_of_message ON channel_attempts (message_id, id);
