-- Spring Modulith's registry: an event stays here until its listener is done with it, across restarts.
CREATE TABLE event_publication (
  id               BINARY(16)    NOT NULL,
  listener_id      VARCHAR(512)  NOT NULL,
  event_type       VARCHAR(512)  NOT NULL,
  serialized_event VARCHAR(4000) NOT NULL,
  publication_date DATETIME(6)   NOT NULL,
  completion_date  DATETIME(6)   NULL,
  CONSTRAINT pk_event_publication PRIMARY KEY (id)
) CHARACTER SET utf8mb4;

CREATE INDEX ix_event_publication_outstanding ON event_publication (completion_date, publication_date);
