-- What happens so often that one record for each time would bury all others: it is counted here and told in the audit log once an hour, with all that has been counted since.
CREATE TABLE audit_tallies (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  action text NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
  -- Why a job failed: the name of an error or its code. Empty: it did what it was to do.
  cause text NOT NULL CHECK (length(cause) <= 100),
  -- The hour in which it was last told.
  hour timestamptz NOT NULL,
  -- What has been counted since.
  counts jsonb NOT NULL,
  PRIMARY KEY (organization_id, action, cause)
);
CALL quarterday_protect('audit_tallies');
GRANT SELECT, INSERT ON audit_tallies TO quarterday_app;
GRANT UPDATE (hour, counts) ON audit_tallies TO quarterday_app;
