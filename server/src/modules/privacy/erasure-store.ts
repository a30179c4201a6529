import { type CustomerId, encodeId } from '@quarterday/core/id.ts'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** Whom to forget, and what to write in their place. */
export interface Forgotten {
  readonly customerId: CustomerId
  /** By which they are known, in lower case: texts that hold one of these are theirs. */
  readonly words: readonly string[]
  /** What stands where a text was. */
  readonly mask: string
  /** Years after the end of the year for which documents keep whom they name. */
  readonly retentionYears: number
}

/** Every name, address and number by which a customer has been known here, in lower case, also those of before. */
export async function wordsOf(tx: Tx, customerId: CustomerId): Promise<string[]> {
  const text = `SELECT DISTINCT lower(word) AS word FROM (
      SELECT unnest(ARRAY[c.name, c.email, c.phone, regexp_replace(c.phone, '[^0-9+]', '', 'g'), c.external_id]) FROM customers c WHERE c.organization_id = $1 AND c.id = $2
      UNION ALL
      SELECT unnest(ARRAY[u.name, u.email]) FROM customer_logins l JOIN users u ON u.id = l.user_id WHERE l.organization_id = $1 AND l.customer_id = $2
      UNION ALL
      SELECT unnest(ARRAY[e.data->>'name', e.data->>'email', e.data->>'phone', e.data->>'external_id', e.data->'address'->>'line1', e.data->'address'->>'line2'])
      FROM events e WHERE e.organization_id = $1 AND e.aggregate_id = $2
      UNION ALL
      SELECT t.value->>'value' FROM events e, json_array_elements(CASE WHEN json_typeof(e.data->'tax_ids') = 'array' THEN e.data->'tax_ids' ELSE '[]' END) t
      WHERE e.organization_id = $1 AND e.aggregate_id = $2
      UNION ALL
      SELECT unnest(ARRAY[p.name, p.email, p.address->>'line1', p.address->>'line2']) FROM billing_parties p
      JOIN (SELECT party_id FROM customers WHERE organization_id = $1 AND id = $2 UNION SELECT customer_party_id FROM invoices
        WHERE organization_id = $1 AND customer_id = $2) k ON k.party_id = p.id WHERE p.organization_id = $1
    ) AS w (word) WHERE length(word) >= 2 ORDER BY 1`
  return (await tx.query<{ word: string }>(text, [tx.organizationId, customerId])).rows.map((row) => row.word)
}

/** Takes a customer's contact points away; answers the ids of the addresses to which nothing was sent any more. */
export async function dropContacts(tx: Tx, { customerId, words }: Forgotten): Promise<string[]> {
  const of = [tx.organizationId, customerId]
  await tx.query('DELETE FROM notification_preferences WHERE organization_id = $1 AND customer_id = $2', of)
  await tx.query('DELETE FROM gateway_customers WHERE organization_id = $1 AND customer_id = $2', of)
  const text = 'DELETE FROM suppressions WHERE organization_id = $1 AND lower(address) = ANY ($2::text[]) RETURNING id'
  return (await tx.query<{ id: string }>(text, [tx.organizationId, textArray(words)])).rows.map((row) => row.id).sort()
}

/** Empties what was written in the customer's tickets; what they were about and when stays. */
export async function emptyTickets(tx: Tx, { customerId, mask }: Forgotten): Promise<void> {
  await tx.query(
    `UPDATE ticket_messages m SET body = $3, author_name = CASE WHEN m.author = 'customer' THEN $3 ELSE m.author_name END
     FROM tickets t WHERE m.organization_id = $1 AND t.organization_id = $1 AND t.id = m.ticket_id AND t.customer_id = $2`,
    [tx.organizationId, customerId, mask],
  )
  await tx.query('UPDATE tickets SET subject = $3 WHERE organization_id = $1 AND customer_id = $2', [tx.organizationId, customerId, mask])
  // What was seen is forgotten, so that nothing goes to the help desk or comes back from there: what it keeps is taken away there.
  await tx.query(
    `UPDATE help_desk_tickets s SET seen_here = NULL, seen_there = NULL, last_error = NULL, done = wanted, pull_done = pull_wanted, status = 'synced',
       next_at = NULL, leased_until = NULL
     FROM tickets t WHERE s.organization_id = $1 AND t.organization_id = $1 AND t.id = s.ticket_id AND t.customer_id = $2`,
    [tx.organizationId, customerId],
  )
}

/** Forgets what gateways sent about the customer, and the answers that are kept for repeated requests. */
export async function dropTraces(tx: Tx, { customerId, words }: Forgotten, publicId: string): Promise<void> {
  const texts = textArray([publicId, ...words])
  await tx.query(
    `DELETE FROM idempotency_keys k WHERE k.organization_id = $1 AND EXISTS (SELECT FROM unnest($2::text[]) w WHERE strpos(lower(k.response), w) > 0)`,
    [tx.organizationId, texts],
  )
  await tx.query(
    `UPDATE gateway_events g SET body = NULL WHERE g.organization_id = $1 AND g.body IS NOT NULL AND g.status <> 'received'
     AND (g.about_reference IN (SELECT p.reference FROM payments p WHERE p.organization_id = $1 AND p.customer_id = $2 AND p.reference IS NOT NULL)
       OR EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND position(convert_to(w, 'UTF8') IN g.body) > 0))`,
    [tx.organizationId, customerId, texts],
  )
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM tickets WHERE organization_id = $1 AND customer_id = $2 ORDER BY id', [
    tx.organizationId,
    customerId,
  ])
  await tx.query(
    `UPDATE help_desk_events e SET body = NULL WHERE e.organization_id = $1 AND e.body IS NOT NULL AND e.status <> 'received'
     AND (e.about_key = ANY ($4::text[]) OR EXISTS (SELECT FROM help_desk_tickets s JOIN tickets t ON t.organization_id = $1 AND t.id = s.ticket_id
         WHERE s.organization_id = $1 AND s.help_desk_id = e.help_desk_id AND t.customer_id = $2 AND s.reference = e.about_reference)
       OR EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND position(convert_to(w, 'UTF8') IN e.body) > 0))`,
    [tx.organizationId, customerId, texts, textArray(rows.map(({ id }) => encodeId('tic', id)))],
  )
}

/**
 * Takes the person out of what happened, of what they were told and of what was asked about them, and seals what is left of whom documents name. As
 * quarterday_privacy, which alone may, for as long as this takes.
 */
export async function maskHistory(tx: Tx, forgotten: Forgotten): Promise<void> {
  const { customerId, words, mask, retentionYears } = forgotten
  const ofCustomer = await thingsOf(tx, customerId)
  await tx.query('SET LOCAL ROLE quarterday_privacy')
  const [org, ids, said] = [tx.organizationId, uuidArray(ofCustomer), textArray(words)]
  await tx.query(
    `UPDATE events SET data = quarterday_without_person(data::jsonb, $3::text[], $4)::json WHERE organization_id = $1 AND aggregate_id = ANY ($2::uuid[])`,
    [org, ids, said, mask],
  )
  const about = `m.organization_id = $1 AND (m.customer_id = $2 OR m.object_id = ANY ($3::uuid[]) OR lower(m.address) = ANY ($4::text[])
    OR m.event_id IN (SELECT e.id FROM events e WHERE e.organization_id = $1 AND e.aggregate_id = ANY ($3::uuid[])))`
  await tx.query(`DELETE FROM messages m WHERE ${about} AND (m.status = 'queued' OR lower(m.recipient) = ANY ($4::text[]))`, [
    org,
    customerId,
    ids,
    said,
  ])
  await tx.query(
    `UPDATE messages m SET address = CASE WHEN m.customer_id = $2 OR lower(m.address) = ANY ($4::text[]) THEN $5 ELSE m.address END,
       subject = $5, html = NULL, body = NULL, detail = NULL WHERE ${about}`,
    [org, customerId, ids, said, mask],
  )
  await tx.query(
    `UPDATE webhook_attempts a SET response = NULL, detail = NULL FROM webhook_deliveries d JOIN events e ON e.organization_id = d.organization_id AND e.id = d.event_id
     WHERE a.organization_id = $1 AND d.organization_id = $1 AND a.delivery_id = d.id AND e.aggregate_id = ANY ($2::uuid[])`,
    [org, ids],
  )
  await tx.query(
    `UPDATE tax_questions q SET question = quarterday_without_person(q.question::jsonb, $3::text[], $4)::json FROM invoices i
     WHERE q.organization_id = $1 AND i.organization_id = $1 AND i.id = q.invoice_id AND i.customer_id = $2 AND q.question IS NOT NULL`,
    [org, customerId, said, mask],
  )
  await tx.query(
    `UPDATE payment_methods SET token = 'erased ' || id, brand = NULL, last4 = NULL, exp_month = NULL, exp_year = NULL, gateway_customer = NULL
     WHERE organization_id = $1 AND customer_id = $2`,
    [org, customerId],
  )
  await tx.query(`UPDATE subscriptions SET metadata = '{}' WHERE organization_id = $1 AND customer_id = $2`, [org, customerId])
  await tx.query(`UPDATE usage_events SET properties = '{}' WHERE organization_id = $1 AND customer_id = $2 AND properties <> '{}'`, [
    org,
    customerId,
  ])
  await maskNotes(tx, forgotten)
  await sealParties(tx, { customerId, words, mask, retentionYears })
  await tx.query('SET LOCAL ROLE quarterday_app')
}

/** The ids of all things of a customer about which there are events. */
async function thingsOf(tx: Tx, customerId: CustomerId): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(things, [tx.organizationId, customerId])
  return [customerId, ...rows.map((row) => row.id)]
}

const things = `SELECT id FROM subscriptions WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM invoices WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM credit_notes WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM payments WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM refunds WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM disputes WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM dunning_runs WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM discounts WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM statements WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM wallets WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM entitlements WHERE organization_id = $1 AND customer_id = $2
  UNION ALL SELECT id FROM tickets WHERE organization_id = $1 AND customer_id = $2
  ORDER BY id`

/** What people wrote beside credit, exceptions and wallets, where it names the person. */
async function maskNotes(tx: Tx, { customerId, words, mask }: Forgotten): Promise<void> {
  const values = [tx.organizationId, customerId, textArray(words), mask]
  await tx.query(
    `UPDATE credit_grants SET memo = $4 WHERE organization_id = $1 AND customer_id = $2
     AND EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND strpos(lower(memo), w) > 0)`,
    values,
  )
  await tx.query(
    `UPDATE entitlements SET reason = $4 WHERE organization_id = $1 AND customer_id = $2
     AND EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND strpos(lower(reason), w) > 0)`,
    values,
  )
  await tx.query(
    `UPDATE wallets SET name = $4 WHERE organization_id = $1 AND customer_id = $2
     AND EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND strpos(lower(name), w) > 0)`,
    values,
  )
  await tx.query(
    `UPDATE wallet_top_ups SET memo = $4 WHERE organization_id = $1
     AND wallet_id IN (SELECT id FROM wallets WHERE organization_id = $1 AND customer_id = $2)
     AND EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND strpos(lower(memo), w) > 0)`,
    values,
  )
  await tx.query(
    `UPDATE wallet_withdrawals SET memo = $4 WHERE organization_id = $1
     AND wallet_id IN (SELECT id FROM wallets WHERE organization_id = $1 AND customer_id = $2)
     AND EXISTS (SELECT FROM unnest($3::text[]) w WHERE length(w) > 3 AND strpos(lower(memo), w) > 0)`,
    values,
  )
  await tx.query(
    `UPDATE approvals SET params = quarterday_without_person(params::jsonb, $2::text[], $3)::json, request = quarterday_without_person(request::jsonb, $2::text[], $3)::json,
       result = quarterday_without_person(result::jsonb, $2::text[], $3)::json, reason = NULL, decision_note = NULL
     WHERE organization_id = $1 AND status <> 'pending' AND EXISTS (SELECT FROM unnest($2::text[]) w WHERE length(w) > 3
       AND strpos(lower(concat(params, request, result, reason, decision_note)), w) > 0)`,
    [tx.organizationId, textArray(words), mask],
  )
}

/**
 * Whom issued documents name stays on them as the law asks, without what it does not ask for, until its time is over; every other party of the customer, also those
 * that no document was ever made out to, says nothing any more. What is left is sealed again.
 */
async function sealParties(tx: Tx, { customerId, words, mask, retentionYears }: Forgotten): Promise<void> {
  await tx.query(
    `UPDATE billing_parties p SET email = NULL, restricted_of = $2,
       retain_until = make_timestamptz(extract(year FROM k.last AT TIME ZONE 'UTC')::int + $3 + 1, 1, 1, 0, 0, 0, 'UTC'),
       content_hash = quarterday_party_hash(p.id, p.name, NULL, p.address, p.tax_ids)
     FROM (SELECT d.id, max(d.last) AS last FROM (
         SELECT customer_party_id AS id, issued_at AS last FROM invoices WHERE organization_id = $1 AND customer_id = $2 AND issued_at IS NOT NULL
         UNION ALL SELECT customer_party_id, issued_at FROM credit_notes WHERE organization_id = $1 AND customer_id = $2) d GROUP BY d.id) k
     WHERE p.organization_id = $1 AND p.id = k.id AND p.erased_at IS NULL`,
    [tx.organizationId, customerId, retentionYears],
  )
  await tx.query(
    `UPDATE billing_parties p SET ${erasedParty}, erased_at = $3
     WHERE p.organization_id = $1 AND p.restricted_of IS NULL AND p.erased_at IS NULL AND (lower(p.name) = ANY ($4::text[]) OR lower(p.email) = ANY ($4::text[]))
       AND NOT EXISTS (SELECT FROM customers c WHERE c.organization_id = $1 AND c.party_id = p.id)
       AND NOT EXISTS (SELECT FROM organizations o WHERE o.id = $1 AND o.party_id = p.id)
       AND NOT EXISTS (SELECT FROM invoices i WHERE i.organization_id = $1 AND (i.customer_party_id = p.id OR i.seller_party_id = p.id))
       AND NOT EXISTS (SELECT FROM credit_notes n WHERE n.organization_id = $1 AND (n.customer_party_id = p.id OR n.seller_party_id = p.id))`,
    [tx.organizationId, mask, tx.now, textArray(words)],
  )
}

/** Of a party the country is left, for reports by country; `$2` stands in the place of the name. */
const erasedParty = `name = $2, email = NULL, tax_ids = '[]', address = jsonb_strip_nulls(jsonb_build_object('country', p.address->'country')),
  content_hash = quarterday_party_hash(p.id, $2, NULL, jsonb_strip_nulls(jsonb_build_object('country', p.address->'country')), '[]')`

/** Whom documents named whose time is over says nothing any more. Answers how many. */
export async function eraseRetained(tx: Tx, mask: string, limit: number): Promise<number> {
  await tx.query('SET LOCAL ROLE quarterday_privacy')
  const { rowCount } = await tx.query(
    `UPDATE billing_parties p SET ${erasedParty}, erased_at = $3
     WHERE p.organization_id = $1 AND p.id IN (SELECT d.id FROM billing_parties d WHERE d.organization_id = $1 AND d.retain_until <= $3 AND d.erased_at IS NULL
       ORDER BY d.retain_until, d.id LIMIT $4)`,
    [tx.organizationId, mask, tx.now, limit],
  )
  await tx.query('SET LOCAL ROLE quarterday_app')
  return rowCount
}
