-- Every letter of the campaign, recorded once; the UNIQUE constraint decides, whoever asks for the letter again.
-- due_date is the day the letter speaks of; 9999-12-31 stands for “none”, where the occasion alone is unique
-- (returned-1, accepted-2, extension-5): a NULL would let the same letter in twice.
CREATE TABLE letters (
  id BIGINT NOT NULL AUTO_INCREMENT,
  unit_code VARCHAR(40) NOT NULL,
  sender_code VARCHAR(40) NOT NULL,
  duty VARCHAR(40) NOT NULL,
  due_date DATE NOT NULL,
  occasion VARCHAR(40) NOT NULL,
  recipient VARCHAR(120) NOT NULL,
  cc VARCHAR(120) NULL,
  kind VARCHAR(30) NOT NULL,
  subject VARCHAR(300) NOT NULL,
  message_id VARCHAR(160) NOT NULL,
  state VARCHAR(20) NOT NULL,
  attempts INT NOT NULL,
  queued_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6) NULL,
  CONSTRAINT pk_letters PRIMARY KEY (id),
  CONSTRAINT uk_letters_occasion UNIQUE (unit_code, duty, due_date, occasion, recipient),
  CONSTRAINT uk_letters_message_id UNIQUE (message_id),
  CONSTRAINT fk_letters_unit FOREIGN KEY (unit_code) REFERENCES units (code),
  CONSTRAINT fk_letters_sender FOREIGN KEY (sender_code) REFERENCES units (code)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_letters_of_state ON letters (state, id);
CREATE INDEX ix_letters_of_kind ON letters (kind, id);
CREATE INDEX ix_letters_of_unit ON letters (unit_code, id);

-- What happened each time a letter was to leave. The error names the cause, never a mailbox or a person.
CREATE TABLE letter_attempts (
  id BIGINT NOT NULL AUTO_INCREMENT,
  letter_id BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  error VARCHAR(500) NULL,
  CONSTRAINT pk_letter_attempts PRIMARY KEY (id),
  CONSTRAINT fk_letter_attempts_letter FOREIGN KEY (letter_id) REFERENCES letters (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_letter_attempts_of_letter ON letter_attempts (letter_id, id);
