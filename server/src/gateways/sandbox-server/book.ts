import type { Clock } from '../../kit/clock.ts'
import { type Notice, SandboxAccount } from './account.ts'
import type { Deliveries } from './deliveries.ts'
import { FaultPlan } from './fault-plan.ts'

const mostAccounts = 1000

/** All that one sandbox gateway remembers, for as long as its process lives. */
export class Book {
  readonly faults = new FaultPlan()
  readonly clock: Clock
  readonly deliveries: Deliveries
  /** Where people and browsers reach it. */
  baseUrl = ''
  private readonly accounts = new Map<string, SandboxAccount>()

  constructor(clock: Clock, deliveries: Deliveries) {
    this.clock = clock
    this.deliveries = deliveries
  }

  /** The account that a secret names. Any secret does: each opens a book of its own. */
  account(key: string): SandboxAccount {
    const known = this.accounts.get(key)
    if (known) return known
    if (this.accounts.size >= mostAccounts) throw new Error('The sandbox gateway keeps a thousand accounts')
    const account = new SandboxAccount(key, this.clock)
    this.accounts.set(key, account)
    return account
  }

  /** The accounts that somebody has used, in that order. */
  all(): readonly SandboxAccount[] {
    return [...this.accounts.values()]
  }

  forgetKeys(): void {
    for (const account of this.accounts.values()) account.forgetKeys()
  }

  announce(account: SandboxAccount, notice: Notice): void {
    for (const endpoint of account.endpoints) this.deliveries.add({ endpoint, notice })
  }
}
