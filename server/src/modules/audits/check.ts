import { isCurrency } from '@quarterday/core/currency.ts'
import { encodeId, type IdPrefix } from '@quarterday/core/id.ts'
import { formatMoney } from '@quarterday/core/money.ts'
import type { Tx } from '../../kit/db.ts'
import type { Severity } from './audit.ts'

/** One fact that must always hold. */
export interface Check {
  /** Stable: programs and runbooks name it. */
  readonly id: string
  /** The fact, as a sentence. */
  readonly title: string
  readonly invariant: string
  readonly severity: Severity
  /** What to do about a finding. */
  readonly remedy: string
  find(tx: Tx, moments: Moments): Promise<readonly Found[]>
}

export interface Moments {
  /** By the organization's clock. */
  readonly now: Temporal.Instant
  /** By the machine's, for what lives in real time even in a sandbox. */
  readonly realNow: Temporal.Instant
  /** Findings at most. */
  readonly limit: number
}

/** What is concerned, and what is wrong with it. */
export interface Found {
  /** A public id, or the name of a table. */
  readonly object: string | null
  readonly detail: string
}

interface SqlCheck<Row> extends Omit<Check, 'find'> {
  /** Each row is a finding. `$1` is the organization, `$2` how many rows are wanted; `$3` what `at` names, if it does. */
  readonly sql: string
  readonly at?: (moments: Moments) => Temporal.Instant
  readonly say: (row: Row) => Found
}

/** A fact that one query can see broken. */
export function sqlCheck<Row extends object>({ sql, at, say, ...check }: SqlCheck<Row>): Check {
  return {
    ...check,
    find: async (tx, moments) => {
      const { rows } = await tx.query<Row>(sql, [tx.organizationId, moments.limit, ...(at ? [at(moments)] : [])])
      return rows.map(say)
    },
  }
}

/** A finding about something with a public id. */
export function found(prefix: IdPrefix, id: string, detail: string): Found {
  return { object: encodeId(prefix, id), detail }
}

/** `12.50 EUR`; in minor units where the currency is not one. */
export function moneyText(minor: bigint, currency: string): string {
  return isCurrency(currency) ? formatMoney({ currency, minor }) : `${minor} minor units of ${currency}`
}

/** Longer than whatever a job that works needs. */
export function anHourBefore({ now }: Moments): Temporal.Instant {
  return now.subtract({ hours: 1 })
}
