import { idOf, type OrganizationId, type WebhookEndpointId } from '@quarterday/core/id.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** Organizations with events to hand on or something to send. Receivers live in real time, so `now` counts for sandboxes too. */
export async function organizationsToTell(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT DISTINCT w.organization_id AS id FROM webhook_endpoints w WHERE w.status = 'enabled' AND (
      EXISTS (SELECT FROM events e WHERE e.organization_id = w.organization_id AND NOT e.fanned_out AND e.id > w.listens_after)
      OR EXISTS (SELECT FROM webhook_deliveries d WHERE d.organization_id = w.organization_id AND d.endpoint_id = w.id AND d.status = 'pending'
        AND d.next_at <= $1))
    ORDER BY 1`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-tell')
  return rows.map(({ id }) => idOf('org', id))
}

/** Endpoints for which something is due. */
export async function endpointsWithDue(tx: Tx, now: Temporal.Instant): Promise<WebhookEndpointId[]> {
  const text = `SELECT w.id FROM webhook_endpoints w WHERE w.organization_id = $1 AND w.status = 'enabled' AND EXISTS (
      SELECT FROM webhook_deliveries d WHERE d.organization_id = $1 AND d.endpoint_id = w.id AND d.status = 'pending' AND d.next_at <= $2)
    ORDER BY w.id`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, now], 'endpoints-with-due')
  return rows.map(({ id }) => idOf('we', id))
}

/** Organizations whose log holds something that ended before a moment, or an endpoint that was deleted and of which nothing is left. */
export async function organizationsToCleanUp(tx: DispatcherTx, before: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (
      SELECT FROM webhook_deliveries d WHERE d.organization_id = o.id AND d.finished_at < $1)
    OR EXISTS (SELECT FROM webhook_endpoints w WHERE w.organization_id = o.id AND w.status = 'deleted'
      AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.organization_id = o.id AND d.endpoint_id = w.id))
    ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [before], 'organizations-to-clean-up')
  return rows.map(({ id }) => idOf('org', id))
}
