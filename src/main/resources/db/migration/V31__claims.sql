-- Who says that a work which a union or the app brought is theirs, while nobody who knows them has confirmed it: phones
-- are typed, not proven.
ALTER TABLE entries ADD COLUMN claimant_id BIGINT NULL;
ALTER TABLE entries ADD CONSTRAINT fk_entries_claimant FOREIGN KEY (claimant_id) REFERENCES participants (id);
