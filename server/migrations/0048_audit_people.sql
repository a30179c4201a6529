-- What happens to the account of a person concerns the organizations that they work for: a job of the house tells their audit logs, and marks what it has told. A mark in
-- the row, for ids do not follow the order of commits (docs/decisions/0016-fan-out-by-a-mark.md). History counts as told.
ALTER TABLE user_events ADD COLUMN audited boolean NOT NULL DEFAULT true;
ALTER TABLE user_events ALTER COLUMN audited SET DEFAULT false;
CREATE INDEX user_events_to_audit ON user_events (id) WHERE NOT audited;
