-- Spring Modulith's registry of events that listeners have still to handle; its columns are those of its JPA entity.
CREATE TABLE event_publication (
  id               BINARY(16)    NOT NULL,
  listener_id      VARCHAR(512)  NOT NULL,
  event_type       VARCHAR(512)  NOT NULL,
  serialized_event LONGTEXT      NOT NULL,
  publication_date DATETIME(6)   NOT NULL,
  completion_date  DATETIME(6)   NULL,
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4;

CREATE INDEX event_publication_by_completion_date ON event_publication (completion_date, publication_date);
