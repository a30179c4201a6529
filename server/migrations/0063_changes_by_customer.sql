-- Who asked for a change that waits: customers may take back in the portal what they asked for there, and nothing that the seller planned for them.
ALTER TABLE subscription_changes ADD COLUMN by_customer boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN subscription_changes.by_customer IS 'The customer asked for it, in the portal. False of what the seller planned: a phase, a price migration, a change by staff or software.';
