import { isPersonMailKind } from '@quarterday/core/people/person-mail.ts'
import { intArray, textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { PersonMail, TriedMail } from './mail-types.ts'

/** Where it is for nobody, nothing is written. */
export async function addMail(tx: DispatcherTx, mail: Omit<PersonMail, 'attempts'>, isFor: boolean): Promise<void> {
  const text = `INSERT INTO person_mails (id, kind, address, locale, sealed_facts, status, next_at, created_at)
    SELECT $1, $2, $3, $4, $5, 'queued', $6::timestamptz, $6 WHERE $7`
  await tx.query(text, [mail.id, mail.kind, mail.address, mail.locale, mail.sealedFacts, mail.createdAt, isFor], 'add-person-mail')
}

export interface MailClaim {
  readonly now: Temporal.Instant
  readonly leasedUntil: Temporal.Instant
  readonly limit: number
}

/**
 * Takes mails that are due and writes down that they are about to leave; nobody else gets them before the lease ends. One whose lease ran out may have left: it is
 * taken once more, for a second copy of a link does less harm than none, and then it ends as `unknown`.
 */
export async function claimMails(tx: DispatcherTx, { now, leasedUntil, limit }: MailClaim): Promise<PersonMail[]> {
  const text = `WITH due AS (
      SELECT id, status = 'sending' AND attempts >= $4 AS is_over FROM person_mails WHERE next_at <= $1
      ORDER BY next_at, id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE person_mails m SET attempts = m.attempts + (NOT due.is_over)::int, status = CASE WHEN due.is_over THEN 'unknown' ELSE 'sending' END,
      next_at = CASE WHEN due.is_over THEN NULL ELSE $2::timestamptz END, finished_at = CASE WHEN due.is_over THEN $1::timestamptz END,
      sealed_facts = CASE WHEN due.is_over THEN NULL ELSE m.sealed_facts END
    FROM due WHERE m.id = due.id RETURNING m.id, m.kind, m.address, m.locale, m.sealed_facts, m.attempts, m.created_at, m.status`
  const { rows } = await tx.query<MailRow>(text, [now, leasedUntil, limit, mostInterruptions], 'claim-person-mails')
  return rows.flatMap((row) => fromRow(row) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Writes down what tries came to. One that somebody else has claimed since stays as it is. What has left or never will is forgotten but for its kind. */
export async function settleMails(tx: DispatcherTx, tried: readonly TriedMail[], now: Temporal.Instant): Promise<void> {
  if (tried.length === 0) return
  const text = `UPDATE person_mails m SET status = t.status, next_at = t.next_at, transport = t.transport, detail = t.detail,
      finished_at = CASE WHEN t.next_at IS NULL THEN $1::timestamptz END, sealed_facts = CASE WHEN t.next_at IS NULL THEN NULL ELSE m.sealed_facts END
    FROM unnest($2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::text[], $7::text[]) AS t (id, attempts, status, next_at, transport, detail)
    WHERE m.id = t.id AND m.attempts = t.attempts AND m.status = 'sending'`
  await tx.query(
    text,
    [
      now,
      uuidArray(tried.map(({ id }) => id)),
      intArray(tried.map(({ attempts }) => attempts)),
      textArray(tried.map(({ status }) => status)),
      timestampArray(tried.map(({ nextAt }) => nextAt)),
      textArray(tried.map(({ transport }) => transport)),
      textArray(tried.map(({ detail }) => detail?.slice(0, 500) ?? null)),
    ],
    'settle-person-mails',
  )
}

/** Takes away mails that ended before a moment; answers how many. */
export async function removeOldMails(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (SELECT id FROM person_mails WHERE finished_at < $1 ORDER BY finished_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
    DELETE FROM person_mails m USING old WHERE m.id = old.id`
  return (await tx.query(text, [before, limit])).rowCount
}

/** How often a mail is begun though nobody knows what came of the time before. */
const mostInterruptions = 2

interface MailRow {
  readonly id: string
  readonly kind: string
  readonly address: string
  readonly locale: string
  readonly sealed_facts: Buffer | null
  readonly attempts: number
  readonly created_at: Temporal.Instant
  readonly status: string
}

function fromRow(row: MailRow): PersonMail | null {
  const { id, kind, address, locale, sealed_facts: sealedFacts, attempts, created_at: createdAt, status } = row
  if (status !== 'sending' || sealedFacts === null || !isPersonMailKind(kind)) return null
  return { id, kind, address, locale, sealedFacts, attempts, createdAt }
}

/** Takes away what was sent, and what was going to be sent, to an address. */
export async function removeMailsTo(tx: DispatcherTx, address: string): Promise<void> {
  await tx.query('DELETE FROM person_mails WHERE lower(address) = $1', [address])
}
