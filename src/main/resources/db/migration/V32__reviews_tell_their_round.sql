-- entry_reviews has one row a round: which was reviewed last is told by it.
ALTER TABLE entries DROP COLUMN reviewed_round;
