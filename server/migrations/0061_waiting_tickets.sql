-- Since when a customer has waited for an answer: the first of their messages that nobody of the seller has answered. Null: it is not for staff to act.
ALTER TABLE tickets ADD COLUMN waiting_since timestamptz;
ALTER TABLE tickets NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_messages NO FORCE ROW LEVEL SECURITY;
-- Staff who open a ticket again wait for themselves: from the last time that it moved.
UPDATE tickets t SET waiting_since = coalesce((
    SELECT min(m.created_at) FROM ticket_messages m WHERE m.organization_id = t.organization_id AND m.ticket_id = t.id AND m.author = 'customer'
      AND m.position > coalesce((SELECT max(a.position) FROM ticket_messages a WHERE a.organization_id = t.organization_id AND a.ticket_id = t.id
        AND a.author <> 'customer' AND NOT a.is_internal), 0)), t.updated_at)
  WHERE t.status = 'open';
ALTER TABLE tickets FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_messages FORCE ROW LEVEL SECURITY;
ALTER TABLE tickets ADD CHECK ((status = 'open') = (waiting_since IS NOT NULL));
GRANT UPDATE (waiting_since) ON tickets TO quarterday_app;
CREATE INDEX tickets_waiting ON tickets (organization_id, waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX tickets_of_nobody ON tickets (organization_id, id) WHERE assignee_id IS NULL;
