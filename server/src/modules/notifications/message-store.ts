import { type CustomerId, idOf, type MessageId, type OrganizationId } from '@quarterday/core/id.ts'
import { extraSends, messageChannels, messageStatuses } from '@quarterday/core/notification/message.ts'
import { templateCodes } from '@quarterday/core/notification/occasions.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { booleanArray, intArray, textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { Message, NewMessage, TriedMessage } from './notification.ts'

/** Writes messages, to be sent at `at` if they are `queued`. Who was told of the same by the same template and channel before is not told again; answers the new ones. */
export async function addMessages(tx: Tx, messages: readonly NewMessage[], at: Temporal.Instant): Promise<MessageId[]> {
  if (messages.length === 0) return []
  const text = `INSERT INTO messages (organization_id, id, template, key, recipient, customer_id, event_id, object_id, channel, address, locale, is_optional, sender,
      reply_to, subject, html, body, status, reason, detail, next_at, finished_at, created_at)
    SELECT $1, m.id, m.template, m.key, m.recipient, m.customer_id, m.event_id, m.object_id, m.channel, m.address, m.locale, m.is_optional, m.sender,
      m.reply_to, m.subject, m.html, m.body, m.status, m.reason, m.detail, CASE WHEN m.status = 'queued' THEN $2::timestamptz END,
      CASE WHEN m.status <> 'queued' THEN $2::timestamptz END, $2
    FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[], $13::boolean[],
      $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[])
      AS m (id, template, key, recipient, customer_id, event_id, object_id, channel, address, locale, is_optional, sender, reply_to, subject, html, body,
        status, reason, detail)
    ON CONFLICT (organization_id, recipient, template, key, channel) DO NOTHING RETURNING id`
  const column = (value: (message: NewMessage) => string | null): string => textArray(messages.map(value))
  const ids = (value: (message: NewMessage) => string | null): string => uuidArray(messages.map(value))
  const values = [
    ...[tx.organizationId, at, ids((m) => m.id), column((m) => m.template), column((m) => m.key), column((m) => m.recipient)],
    ...[ids((m) => m.customerId), ids((m) => m.eventId), ids((m) => m.objectId), column((m) => m.channel), column((m) => m.address)],
    ...[column((m) => m.locale), booleanArray(messages.map((m) => m.isOptional)), column((m) => m.sender), column((m) => m.replyTo)],
    ...[column((m) => m.subject), column((m) => m.html), column((m) => m.body), column((m) => m.status), column((m) => m.reason)],
    column((m) => m.detail),
  ]
  const { rows } = await tx.query<{ id: string }>(text, values, 'add-messages')
  return rows.map(({ id }) => idOf('msg', id))
}

export interface MessageClaim {
  readonly now: Temporal.Instant
  readonly leasedUntil: Temporal.Instant
  readonly limit: number
}

/**
 * Takes messages that are due and writes down that they are about to leave; nobody else gets them before the lease ends. One whose lease ran out may have left: it is
 * taken once more, and the second time it ends as `unknown`.
 */
export async function claimDue(tx: Tx, { now, leasedUntil, limit }: MessageClaim): Promise<Message[]> {
  const text = `WITH due AS (
      SELECT id, status = 'sending' AS was_lost FROM messages WHERE organization_id = $1 AND next_at <= $2
      ORDER BY next_at, id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE messages m SET unknowns = m.unknowns + due.was_lost::int,
        status = CASE WHEN due.was_lost AND m.unknowns >= $5 THEN 'unknown' ELSE 'sending' END,
        attempts = m.attempts + CASE WHEN due.was_lost AND m.unknowns >= $5 THEN 0 ELSE 1 END,
        next_at = CASE WHEN due.was_lost AND m.unknowns >= $5 THEN NULL ELSE $3::timestamptz END,
        finished_at = CASE WHEN due.was_lost AND m.unknowns >= $5 THEN $2::timestamptz END,
        reason = CASE WHEN due.was_lost THEN 'interrupted' ELSE m.reason END
      FROM due WHERE m.organization_id = $1 AND m.id = due.id RETURNING m.*
    )
    SELECT * FROM taken WHERE status = 'sending' ORDER BY id`
  const { rows } = await tx.query<MessageRow>(text, [tx.organizationId, now, leasedUntil, limit, extraSends], 'claim-messages')
  return rows.map(fromRow)
}

/** Writes down what attempts came to. One that somebody else has claimed since stays as it is. Answers those that moved. */
export async function settleTried(tx: Tx, tried: readonly TriedMessage[], now: Temporal.Instant): Promise<MessageId[]> {
  if (tried.length === 0) return []
  const text = `UPDATE messages m SET status = t.status, reason = t.reason, detail = t.detail, unknowns = t.unknowns, next_at = t.next_at,
      transport = coalesce(t.transport, m.transport), reference = coalesce(t.reference, m.reference),
      sent_at = CASE WHEN t.status = 'sent' THEN $2::timestamptz END, finished_at = CASE WHEN t.next_at IS NULL THEN $2::timestamptz END
    FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::timestamptz[], $10::text[], $11::text[])
      AS t (id, attempt, status, reason, detail, unknowns, next_at, transport, reference)
    WHERE m.organization_id = $1 AND m.id = t.id AND m.attempts = t.attempt AND m.status = 'sending' RETURNING m.id`
  const { rows } = await tx.query<{ id: string }>(
    text,
    [
      tx.organizationId,
      now,
      uuidArray(tried.map(({ id }) => id)),
      intArray(tried.map(({ attempt }) => attempt)),
      textArray(tried.map(({ status }) => status)),
      textArray(tried.map(({ reason }) => reason)),
      textArray(tried.map(({ detail }) => detail)),
      intArray(tried.map(({ unknowns }) => unknowns)),
      timestampArray(tried.map(({ nextAt }) => nextAt)),
      textArray(tried.map(({ transport }) => transport)),
      textArray(tried.map(({ reference }) => reference)),
    ],
    'settle-messages',
  )
  return rows.map(({ id }) => idOf('msg', id))
}

/** What waits to be sent to an address is not sent any more; answers the messages. */
export async function suppressWaiting(tx: Tx, about: { channel: string; address: string }, now: Temporal.Instant): Promise<Message[]> {
  const text = `UPDATE messages SET status = 'suppressed', reason = 'suppressed_address', next_at = NULL, finished_at = $4
    WHERE organization_id = $1 AND channel = $2 AND lower(address) = lower($3) AND status = 'queued' RETURNING *`
  const { rows } = await tx.query<MessageRow>(text, [tx.organizationId, about.channel, about.address, now])
  return rows.map(fromRow)
}

/** Notes what a provider reports of a message that had left: it did not arrive. False: it was not known as sent. */
export async function markBounced(tx: Tx, id: MessageId, detail: string, now: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE messages SET status = 'failed', reason = 'bounced', detail = $3, sent_at = NULL, next_at = NULL, finished_at = $4
    WHERE organization_id = $1 AND id = $2 AND status IN ('sent', 'unknown', 'sending')`
  return (await tx.query(text, [tx.organizationId, id, detail, now])).rowCount === 1
}

/** Takes the words of messages that ended before a moment; answers how many. That they were sent stays known. */
export async function forgetBodies(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (SELECT id FROM messages WHERE organization_id = $1 AND finished_at < $2 AND body IS NOT NULL
      ORDER BY finished_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
    UPDATE messages m SET html = NULL, body = NULL FROM old WHERE m.organization_id = $1 AND m.id = old.id`
  return (await tx.query(text, [tx.organizationId, before, limit])).rowCount
}

/** How many messages of a kind were made since a moment. */
export async function countSince(tx: Tx, keyPrefix: string, since: Temporal.Instant): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM messages WHERE organization_id = $1 AND id >= $2 AND starts_with(key, $3) AND created_at >= $4`
  const lowest = lowestOf(since)
  const { rows } = await tx.query<{ count: number }>(text, [tx.organizationId, lowest, keyPrefix, since])
  return rows[0]?.count ?? 0
}

function lowestOf(moment: Temporal.Instant): string {
  const text = Math.max(0, moment.epochMilliseconds - 3_600_000)
    .toString(16)
    .padStart(12, '0')
  return `${text.slice(0, 8)}-${text.slice(8)}-7000-8000-000000000000`
}

export interface MessageQuery extends PageQuery {
  readonly customerId?: CustomerId | undefined
  readonly objectId?: string | undefined
  readonly status?: string | undefined
  readonly template?: string | undefined
  readonly channel?: string | undefined
  readonly q?: string | undefined
}

export async function listMessages(tx: Tx, query: MessageQuery): Promise<Page<Message>> {
  let select = selectMessages(tx)
  if (query.customerId !== undefined) select = select.where('customer_id', '=', query.customerId)
  if (query.objectId !== undefined) select = select.where('object_id', '=', query.objectId)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.template !== undefined) select = select.where('template', '=', query.template)
  if (query.channel !== undefined) select = select.where('channel', '=', query.channel)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('subject'), sql.ref('address')], query.q))
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Refuses `not_found`. */
export async function getMessage(tx: Tx, id: MessageId): Promise<Message> {
  const row = await selectMessages(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export async function getMessages(tx: Tx, ids: readonly MessageId[]): Promise<Message[]> {
  const rows = await selectMessages(tx)
    .where('id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Organizations with messages to make or to send. People live in real time, so `now` counts for sandboxes too. */
export async function organizationsToAnnounce(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o LEFT JOIN notification_settings s ON s.organization_id = o.id
    WHERE EXISTS (SELECT FROM messages m WHERE m.organization_id = o.id AND m.next_at <= $1)
      OR (coalesce(s.enabled, true) AND EXISTS (SELECT FROM events e WHERE e.organization_id = o.id AND NOT e.announced AND quarterday_concerns_people(e.type)
        AND e.id > coalesce(s.announces_after, '00000000-0000-0000-0000-000000000000'::uuid)))
    ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-announce')
  return rows.map(({ id }) => idOf('org', id))
}

/** Organizations with messages that ended before a moment and still have their words. */
export async function organizationsWithOldBodies(tx: DispatcherTx, before: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM messages m
    WHERE m.organization_id = o.id AND m.finished_at < $1 AND m.body IS NOT NULL) ORDER BY o.id`
  return (await tx.query<{ id: string }>(text, [before], 'organizations-with-old-bodies')).rows.map(({ id }) => idOf('org', id))
}

function selectMessages(tx: Tx) {
  return tx.sql.selectFrom('messages').selectAll().where('organization_id', '=', tx.organizationId)
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['executeTakeFirstOrThrow']>>

function fromRow(row: MessageRow): Message {
  return {
    id: idOf('msg', row.id),
    template: z.enum(templateCodes).parse(row.template),
    key: row.key,
    recipient: row.recipient,
    customerId: row.customer_id === null ? null : idOf('cus', row.customer_id),
    eventId: row.event_id === null ? null : idOf('evt', row.event_id),
    objectId: row.object_id,
    channel: z.enum(messageChannels).parse(row.channel),
    address: row.address,
    locale: row.locale,
    isOptional: row.is_optional,
    sender: row.sender,
    replyTo: row.reply_to,
    subject: row.subject,
    html: row.html,
    body: row.body,
    status: z.enum(messageStatuses).parse(row.status),
    reason: row.reason,
    detail: row.detail,
    attempts: row.attempts,
    unknowns: row.unknowns,
    nextAt: row.next_at,
    transport: row.transport,
    reference: row.reference,
    sentAt: row.sent_at,
    finishedAt: row.finished_at,
    createdAt: row.created_at,
  }
}
