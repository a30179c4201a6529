import { assert } from '@quarterday/core/assert.ts'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Clock } from './clock.ts'
import { breakConnection } from './db-connection.ts'
import { ConnectionLost, isConnectionLoss, isDefiniteRollback, isTransient, UnknownOutcome } from './db-errors.ts'
import { kyselyOn } from './db-kysely.ts'
import { toParameter } from './db-types.ts'
import type { Tables } from './tables.gen.ts'

export type OnStatement = (statement: { readonly text: string; readonly name: string | undefined }) => void

interface TransactionOptions {
  readonly client: pg.PoolClient
  readonly clock: Clock
  readonly organizationId: string
  /**
   * BEGIN and the transaction's settings, and last a SELECT of `clock_at` if there is a clock to ask. One round trip. Null: each statement stands by itself,
   * which saves two.
   */
  readonly begin: string | null
  readonly readOnly: boolean
  readonly statementTimeoutMs: number
  readonly onStatement: OnStatement | undefined
  /** Told once, when the connection is back in its pool. */
  readonly onRelease?: () => void
}

/** How much longer than the server's own timeout we wait for its answer before we break the connection. */
const graceMs = 2_000

/** One transaction on one pooled connection, from BEGIN to the return of the connection to its pool. */
export class Transaction {
  readonly organizationId: string
  readonly beforeCommitWork: (() => Promise<void>)[] = []
  readonly afterCommitWork: (() => void | Promise<void>)[] = []
  /** The loss or the transient error that ended it, whatever the work made of that. */
  failure: unknown
  #open = true
  #now: Temporal.Instant | undefined
  #sql: Kysely<Tables> | undefined
  #last: Promise<unknown> | undefined
  readonly #options: TransactionOptions

  private constructor(options: TransactionOptions) {
    this.#options = options
    this.organizationId = options.organizationId
  }

  static async begin(options: TransactionOptions): Promise<Transaction> {
    const transaction = new Transaction(options)
    try {
      const answers: unknown = options.begin === null ? undefined : await transaction.#send(options.begin)
      transaction.#now = clockOf(answers) ?? options.clock.now()
    } catch (error) {
      await transaction.rollback()
      throw transaction.failure ?? error
    }
    return transaction
  }

  get isOpen(): boolean {
    return this.#open
  }

  /** A statement is under way. When the work has returned that is a mistake of it. */
  get isBusy(): boolean {
    return this.#last !== undefined
  }

  get processId(): number {
    return processIdOf(this.#options.client)
  }

  get now(): Temporal.Instant {
    assert(this.#now, 'A transaction has a now once it has begun')
    return this.#now
  }

  get sql(): Kysely<Tables> {
    this.#sql ??= kyselyOn((text, values) => this.#queue(text, values))
    return this.#sql
  }

  async query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<{ rows: Row[]; rowCount: number }> {
    const { rows, rowCount } = await this.#queue(text, values, name)
    return { rows: rows as Row[], rowCount: rowCount ?? 0 }
  }

  beforeCommit(work: () => Promise<void>): void {
    const { begin, readOnly } = this.#options
    assert(this.#open && begin !== null && !readOnly, 'Only a transaction that is open and can write has something to write at its end')
    this.beforeCommitWork.push(work)
  }

  afterCommit(work: () => void | Promise<void>): void {
    assert(this.#open, 'The transaction has ended')
    this.afterCommitWork.push(work)
  }

  /** Throws what a deferred constraint says, `UnknownOutcome` when the connection broke meanwhile. The connection is back in its pool either way. */
  async commit(): Promise<void> {
    const floating = this.isBusy
    if (floating || this.failure !== undefined) {
      await this.rollback()
      assert(!floating, 'A statement was still under way when the work of its transaction returned')
      throw this.failure
    }
    this.#open = false
    if (this.#options.begin === null) return this.#release()
    try {
      const answer = await this.#send('COMMIT')
      assert(answer.command === 'COMMIT', 'A statement of the transaction failed and its error was swallowed: everything is rolled back')
      this.#release()
    } catch (error) {
      this.#release()
      if (isDefiniteRollback(error) || !isConnectionLoss(error) || this.#options.readOnly) throw error
      throw new UnknownOutcome('The connection broke at COMMIT', { cause: error })
    }
  }

  async rollback(): Promise<void> {
    this.#open = false
    try {
      if (this.#options.begin !== null && !isConnectionLoss(this.failure)) await this.#send('ROLLBACK')
    } catch (error) {
      this.failure ??= error
      breakConnection(this.#options.client)
    }
    this.#release()
  }

  #release(): void {
    this.#options.client.release(isConnectionLoss(this.failure))
    this.#options.onRelease?.()
  }

  /** Statements of one transaction go one after the other, also when the caller asks for several at once. */
  #queue(text: string, values?: readonly unknown[], name?: string): Promise<pg.QueryResult> {
    const start = (): Promise<pg.QueryResult> => {
      assert(this.#open, 'The transaction has ended: a statement of it was not awaited, or its tx was kept')
      return this.#send(text, values, name)
    }
    const result = this.#last === undefined ? Promise.try(start) : this.#last.then(start, start)
    this.#last = result
    const clear = (): void => {
      if (this.#last === result) this.#last = undefined
    }
    result.then(clear, clear)
    return result
  }

  async #send(text: string, values?: readonly unknown[], name?: string): Promise<pg.QueryResult> {
    const { client, statementTimeoutMs, onStatement } = this.#options
    onStatement?.({ text, name })
    const deadline = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      deadline.reject(new ConnectionLost('The database did not answer within its deadline'))
      breakConnection(client)
    }, statementTimeoutMs + graceMs)
    try {
      const statement = {
        text,
        ...(values && values.length > 0 && { values: values.map(toParameter) }),
        ...(name !== undefined && { name }),
      }
      return await Promise.race([client.query(statement), deadline.promise])
    } catch (error) {
      if (isConnectionLoss(error) || isTransient(error)) this.failure ??= error
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The answer to the SELECT that ends the first round trip; a missing row (the organization is being created) has no clock of its own. */
function clockOf(answers: unknown): Temporal.Instant | undefined {
  const last: unknown = Array.isArray(answers) ? answers.at(-1) : answers
  const row: unknown = typeof last === 'object' && last !== null && 'rows' in last && Array.isArray(last.rows) ? last.rows[0] : undefined
  const clock: unknown = typeof row === 'object' && row !== null && 'clock_at' in row ? row.clock_at : undefined
  return clock instanceof Temporal.Instant ? clock : undefined
}

function processIdOf(client: object): number {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : 0
}
