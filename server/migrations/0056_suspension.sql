-- The operator of an installation can suspend an organization: nothing of it is open and nothing is done for it until it is resumed; docs/decisions/0022-a-suspended-organization-stands-still.md
-- says what that means for whom. It goes for all sandboxes that come from it.

ALTER TABLE organizations
  -- Where a sandbox comes from in the end: the organization that made it, or whoever made that. Null: nobody's, it stands by itself.
  ADD COLUMN root_id uuid REFERENCES organizations (id),
  ADD COLUMN suspended_at timestamptz,
  -- For its members to read.
  ADD COLUMN suspended_reason text CHECK (length(suspended_reason) BETWEEN 1 AND 500),
  ADD COLUMN suspended_contact text CHECK (length(suspended_contact) BETWEEN 1 AND 200);

ALTER TABLE organizations NO FORCE ROW LEVEL SECURITY;
WITH RECURSIVE made AS (
  SELECT o.id, o.created_by AS root_id FROM organizations o JOIN organizations m ON m.id = o.created_by WHERE m.created_by IS NULL
  UNION ALL
  SELECT o.id, made.root_id FROM organizations o JOIN made ON made.id = o.created_by
)
UPDATE organizations o SET root_id = made.root_id FROM made WHERE made.id = o.id;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;

ALTER TABLE organizations
  ADD CHECK ((root_id IS NULL) = (created_by IS NULL)),
  ADD CHECK ((suspended_at IS NULL) = (suspended_reason IS NULL)),
  ADD CHECK (suspended_contact IS NULL OR suspended_at IS NOT NULL),
  -- What comes from another is suspended with that, and never by itself.
  ADD CHECK (root_id IS NULL OR suspended_at IS NULL);
CREATE INDEX organizations_of_root ON organizations (root_id) WHERE root_id IS NOT NULL;

GRANT UPDATE (suspended_at, suspended_reason, suspended_contact) ON organizations TO quarterday_app;
GRANT SELECT (root_id, suspended_at) ON organizations TO quarterday_auth;
GRANT SELECT (root_id, suspended_at, suspended_reason, suspended_contact) ON organizations TO quarterday_dispatcher, quarterday_people;

-- Stays in an organization end with its suspension, whoever's they are.
CREATE INDEX user_sessions_standing ON user_sessions (at_organization_id) WHERE ended_at IS NULL;
