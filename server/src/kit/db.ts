import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { assert } from '@quarterday/core/assert.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import type { Kysely } from 'kysely'
import type { Clock } from './clock.ts'
import {
  acquire,
  type Connection,
  createPool,
  defaultStatementTimeoutMs,
  limitsTimeoutMs,
  lockTimeoutMs,
  lockTimeoutWithin,
} from './db-connection.ts'
import { asRefusal, ConnectionLost, isConnectionLoss, isForeignKeyViolation, isTransient, UnknownOutcome } from './db-errors.ts'
import { type OnStatement, Transaction } from './db-transaction.ts'
import { FairTurns } from './fair-turns.ts'
import type { Tables } from './tables.gen.ts'

export type { Connection } from './db-connection.ts'
export { isForeignKeyViolation, isUniqueViolation, UnknownOutcome } from './db-errors.ts'
export type { OnStatement } from './db-transaction.ts'

/** An open transaction that reads across organizations. A statement after its end is a bug. */
export interface DispatcherTx {
  readonly now: Temporal.Instant
  readonly sql: Kysely<Tables>
  /** A name makes it a prepared statement of the session: the same name always with the same text. */
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<{ rows: Row[]; rowCount: number }>
}

/** An open transaction inside one organization: row-level security shows its rows and no others. */
export interface Tx extends DispatcherTx {
  readonly organizationId: string
  /** The organization's own clock if it has one (a sandbox), else the system's; fixed for the transaction. */
  readonly now: Temporal.Instant
  /** Runs as the last of the transaction, when the work is done and before COMMIT, in order: for what takes a lock that everybody needs. Each try anew. */
  beforeCommit(work: () => Promise<void>): void
  /** Runs once the transaction is committed, in order, before the caller gets its answer; never after a rollback. */
  afterCommit(work: () => void | Promise<void>): void
}

export interface OrganizationOptions<T> {
  readonly readOnly?: boolean
  readonly isolation?: 'read committed' | 'repeatable read'
  /** The bound of one statement. Default 10 seconds, and always so where it is `single`. */
  readonly statementTimeoutMs?: number
  /**
   * The class of an advisory lock of the organization that is held shared from before the first statement until the end. Whoever takes it alone waits
   * for all that are under way.
   */
  readonly sharedLock?: number
  /** Named statements are planned once a session, not for each set of values: for short ones whose plan the values do not change. */
  readonly plansOnce?: boolean
  /** Committed before it is on disk: a crash may lose the last of them, never a part of one. Only for what can be made again from nothing. */
  readonly commitsLate?: boolean
  /**
   * For one statement that is a transaction by itself and sets the organization itself, as functions of the database can: no BEGIN, no COMMIT. Until it does,
   * row-level security shows nothing. `tx.now` is the system's. When its answer is lost it runs again, so a repetition changes nothing.
   */
  readonly single?: boolean
  /**
   * Asked in a fresh transaction when the connection broke at COMMIT and the old session is gone: the value if the transaction is
   * there, undefined if it left no trace. Undefined means that nothing happened, so the work runs again.
   */
  readonly outcome?: (tx: Tx) => Promise<T | undefined>
}

export type StatementBound = Pick<OrganizationOptions<unknown>, 'statementTimeoutMs'>

export interface Database {
  /**
   * Runs the work in one transaction of the organization. Inside another such call it joins the transaction that is open.
   * Deadlocks, serialisation failures, lock timeouts and broken connections run the whole work again, at most five times, so the work
   * changes nothing but the database. Refuses `unavailable`. Throws `UnknownOutcome` when the connection broke at COMMIT and nobody can tell.
   */
  organization<T>(organizationId: string, work: (tx: Tx) => Promise<T>, options?: OrganizationOptions<T>): Promise<T>
  /** Reads across organizations, as quarterday_dispatcher: who has work that is due? */
  dispatcher<T>(work: (tx: DispatcherTx) => Promise<T>, options?: StatementBound): Promise<T>
  /** Reads what authentication needs, as quarterday_auth: which organization does this credential belong to? */
  credentials<T>(work: (tx: DispatcherTx) => Promise<T>): Promise<T>
  /** Reads and writes what belongs to people and to no organization, as quarterday_people. Runs again like `organization`. */
  people<T>(work: (tx: DispatcherTx) => Promise<T>, options?: StatementBound): Promise<T>
  /** Counts what has been asked for, as quarterday_limits: one statement, asked once and not again. */
  limits<T>(work: (tx: DispatcherTx) => Promise<T>): Promise<T>
  /** Whether the caller stands inside an open transaction: there nobody outside may be asked anything. */
  isInTransaction(): boolean
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly connection: Connection
  readonly clock: Clock
  /** Connections at most. Default 8. */
  readonly poolSize?: number
  /** Connections that one organization has at a time at most, however much it asks for. Default: all. */
  readonly organizationShare?: number
  /** Told of each statement sent, BEGIN and COMMIT included: to count round trips. */
  readonly onStatement?: OnStatement
  /** Told of a failure in `afterCommit`, which can no longer undo anything. Default: a process warning. */
  readonly onAfterCommitError?: (error: unknown) => void
}

const maxAttempts = 5
const maxRetryingMs = 15_000
const maxSettlingMs = 5_000

/** The database layer of one process. It connects when work comes in, not before. */
export function connectDatabase(options: DatabaseOptions): Database {
  const size = options.poolSize ?? 8
  const pool = createPool(options.connection, size)
  // Every request is authenticated by one statement: sessions of their own need no transaction to change the role.
  const credentialsSize = Math.min(4, size)
  const credentialsPool = createPool(options.connection, credentialsSize, 'credentials')
  const limitsSize = Math.min(2, size)
  const limitsPool = createPool(options.connection, limitsSize, 'limits')
  const { organizationShare = size } = options
  // Log-ins of strangers wait for one another's locks: with their own half of the connections they wait without keeping anybody who works.
  const shares = { [people]: organizationShare < size ? Math.max(1, size >> 1) : size }
  const turns = new FairTurns({ size, share: organizationShare, shares, patienceMs: 1_900 })
  const current = new AsyncLocalStorage<Transaction>()

  /** The transaction that is open around the caller. What runs on after its end, or after the commit, stands outside again. */
  function enclosing(): Transaction | undefined {
    const transaction = current.getStore()
    return transaction?.isOpen ? transaction : undefined
  }

  async function begin(plan: Plan): Promise<Transaction> {
    const shared = { clock: options.clock, onStatement: options.onStatement, ...plan }
    if (plan.pool === 'credentials') return Transaction.begin({ client: await acquire(credentialsPool, credentialsSize), ...shared })
    if (plan.pool === 'limits') return Transaction.begin({ client: await acquire(limitsPool, limitsSize), ...shared })
    const onRelease = await turns.enter(plan.group ?? plan.organizationId)
    const client = await acquire(pool, size).catch((error: unknown) => {
      onRelease()
      throw error
    })
    return Transaction.begin({ client, onRelease, ...shared })
  }

  async function once<T>(
    plan: Plan,
    work: (tx: Transaction) => Promise<T>,
    outcome?: (tx: Transaction) => Promise<T | undefined>,
  ): Promise<T> {
    const transaction = await begin(plan)
    let value: T
    try {
      value = await current.run(transaction, withItsEnd, transaction, work)
    } catch (error) {
      await transaction.rollback()
      // A refusal is a decision of the work, also about a lock that it did not get; it is not run again.
      throw error instanceof Refusal ? error : (transaction.failure ?? error)
    }
    try {
      await transaction.commit()
    } catch (error) {
      if (!(error instanceof UnknownOutcome) || outcome === undefined) throw error
      value = await settle(plan, transaction, error, outcome)
    }
    for (const then of transaction.afterCommitWork) await Promise.try(then).catch(options.onAfterCommitError ?? warn)
    return value
  }

  /** Waits until the session of a COMMIT that nobody answered is gone, for until then it may still commit; then asks what became of it. */
  async function settle<T>(
    plan: Plan,
    lost: Transaction,
    unknown: UnknownOutcome,
    outcome: (tx: Transaction) => Promise<T | undefined>,
  ): Promise<T> {
    const readOnly: Plan = { ...plan, readOnly: true, begin: plan.begin?.replace('READ WRITE', 'READ ONLY') ?? null }
    const deadline = performance.now() + maxSettlingMs
    while (performance.now() < deadline) {
      try {
        const found = await once(readOnly, async (tx) => {
          const { rows } = await tx.query('SELECT FROM pg_stat_activity WHERE pid = $1', [lost.processId])
          return rows.length > 0 ? 'under way' : { value: await outcome(tx) }
        })
        if (found !== 'under way') {
          if (found.value === undefined) throw new NothingHappened('The transaction whose COMMIT went unanswered left no trace')
          return found.value
        }
      } catch (error) {
        if (error instanceof NothingHappened || asRefusal(error) === undefined) throw error
      }
      await sleep(50)
    }
    throw unknown
  }

  async function run<T>(
    plan: Plan,
    work: (tx: Transaction) => Promise<T>,
    outcome?: (tx: Transaction) => Promise<T | undefined>,
  ): Promise<T> {
    const giveUpAt = performance.now() + maxRetryingMs
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(plan, work, outcome)
      } catch (error) {
        // Somebody deleted what had been read: the work finds that out by reading again. A second time it is a bug.
        const isGone = isForeignKeyViolation(error) && attempt === 1
        const again = isGone || isTransient(error) || isConnectionLoss(error) || error instanceof NothingHappened
        if (!again || attempt === maxAttempts || performance.now() > giveUpAt) throw asRefusal(error) ?? error
        await sleep(10 * 2 ** attempt * (0.5 + Math.random()))
      }
    }
  }

  function across<T>(
    beginning: string | null,
    work: (tx: DispatcherTx) => Promise<T>,
    {
      readOnly = true,
      group,
      statementTimeoutMs = defaultStatementTimeoutMs,
    }: StatementBound & Partial<Pick<Plan, 'readOnly' | 'group'>> = {},
  ): Promise<T> {
    assert(enclosing() === undefined, 'Work across organizations inside an open transaction would need a second connection')
    const pool = beginning === null ? { pool: 'credentials' as const } : {}
    const begin = beginning === null ? null : [beginning, ...boundsOf(statementTimeoutMs)].join(';')
    return run({ begin, ...pool, ...(group !== undefined && { group }), organizationId: '', readOnly, statementTimeoutMs }, work)
  }

  return {
    async organization(organizationId, work, settings = {}) {
      const outer = enclosing()
      if (outer === undefined) return run(planOf(organizationId, settings), work, settings.outcome)
      assert(outer.organizationId === organizationId, 'A transaction of one organization was opened inside that of another')
      return work(outer)
    },
    dispatcher: (work, bound) => across('BEGIN READ ONLY; SET LOCAL ROLE quarterday_dispatcher', work, bound),
    credentials: (work) => across(null, work),
    people: (work, bound) => across('BEGIN; SET LOCAL ROLE quarterday_people', work, { ...bound, readOnly: false, group: people }),
    limits: (work) => once({ begin: null, pool: 'limits', organizationId: '', readOnly: false, statementTimeoutMs: limitsTimeoutMs }, work),
    isInTransaction: () => enclosing() !== undefined,
    close: async () => void (await Promise.all([pool.end(), credentialsPool.end(), limitsPool.end()])),
  }
}

async function withItsEnd<T>(transaction: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const value = await work(transaction)
  // What the work left under way is found at COMMIT, unless more statements come after it.
  if (transaction.isBusy) return value
  for (const last of transaction.beforeCommitWork) await last()
  return value
}

/** All that makes one transaction what it is, whoever runs it and however often. */
interface Plan {
  readonly organizationId: string
  /** With whom it shares its turns. Default: with the organization; what belongs to none has no bound. */
  readonly group?: string
  /** Null: single statements. */
  readonly begin: string | null
  /** Whose sessions. Default: those that work as quarterday_app. */
  readonly pool?: 'credentials' | 'limits'
  readonly readOnly: boolean
  readonly statementTimeoutMs: number
}

/** Whatever belongs to people and to no organization. */
const people = 'people'

class NothingHappened extends ConnectionLost {}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function planOf(organizationId: string, settings: Omit<OrganizationOptions<unknown>, 'outcome'>): Plan {
  assert(uuid.test(organizationId), 'An organization id is a lower-case uuid')
  const {
    readOnly = false,
    isolation = 'read committed',
    statementTimeoutMs = defaultStatementTimeoutMs,
    sharedLock,
    plansOnce,
    commitsLate,
  } = settings
  assert(sharedLock === undefined || Number.isInteger(sharedLock), 'A class of locks is a whole number')
  assert(Number.isSafeInteger(statementTimeoutMs) && statementTimeoutMs > 0, 'A statement timeout is a whole number of milliseconds')
  // Nothing is sent before it that could set another bound than the session has.
  if (settings.single) return { organizationId, begin: null, readOnly, statementTimeoutMs: defaultStatementTimeoutMs }
  const statements = [
    `BEGIN ISOLATION LEVEL ${isolation} ${readOnly ? 'READ ONLY' : 'READ WRITE'}`,
    // SET LOCAL, not set_config: it ends with the transaction, and a cluster hands it on to its shards.
    `SET LOCAL app.organization_id='${organizationId}'`,
    ...(plansOnce ? ['SET LOCAL plan_cache_mode=force_generic_plan'] : []),
    ...(commitsLate ? ['SET LOCAL synchronous_commit=off'] : []),
    ...boundsOf(statementTimeoutMs),
    ...(sharedLock === undefined ? [] : [`SELECT pg_advisory_xact_lock_shared(${sharedLock}, hashtext('${organizationId}'))`]),
    `SELECT clock_at FROM organizations WHERE id='${organizationId}'`,
  ]
  return { organizationId, begin: statements.join(';'), readOnly, statementTimeoutMs }
}

/** What sets the bounds of a transaction's statements, where they are not those of its session. */
function boundsOf(statementTimeoutMs: number): readonly string[] {
  if (statementTimeoutMs === defaultStatementTimeoutMs) return []
  const lockMs = lockTimeoutWithin(statementTimeoutMs)
  return [`SET LOCAL statement_timeout=${statementTimeoutMs}`, ...(lockMs === lockTimeoutMs ? [] : [`SET LOCAL lock_timeout=${lockMs}`])]
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}
