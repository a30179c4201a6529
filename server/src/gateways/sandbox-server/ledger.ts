/** One movement of money as a gateway itself keeps it, whatever anybody was told of it. */
export interface GatewayEntry {
  readonly kind: 'capture' | 'refund' | 'dispute' | 'dispute_won'
  readonly protocol: 'stripe' | 'paypal'
  /** The gateway's name for the charge. */
  readonly charge: string
  /** The key that the question was put under; null: nobody asked, or without one. */
  readonly key: string | null
  /** Minor units as the protocol counts them; above zero. */
  readonly amount: bigint
  /** Upper case. */
  readonly currency: string
  /** What the caller gave to keep with the charge: our labels are among them. */
  readonly labels: Readonly<Record<string, string>>
  readonly at: Temporal.Instant
}

/** The gateway's own book: the GW of the invariants. It only grows. */
export class Ledger {
  private readonly written: GatewayEntry[] = []

  write(entry: GatewayEntry): void {
    this.written.push(entry)
  }

  get entries(): readonly GatewayEntry[] {
    return this.written
  }

  /** What is left of a charge: taken, less what went back or was pulled back. */
  netOf(charge: string): bigint {
    return this.written.reduce((sum, entry) => (entry.charge === charge ? sum + signed(entry) : sum), 0n)
  }

  /** What was refunded of a charge. */
  refundedOf(charge: string): bigint {
    return this.written.reduce((sum, entry) => (entry.charge === charge && entry.kind === 'refund' ? sum + entry.amount : sum), 0n)
  }

  /** The net of all charges whose label has this value, such as `organization`. */
  netBy(label: string, value: string): bigint {
    return this.written.reduce((sum, entry) => (entry.labels[label] === value ? sum + signed(entry) : sum), 0n)
  }
}

function signed({ kind, amount }: GatewayEntry): bigint {
  return kind === 'capture' || kind === 'dispute_won' ? amount : -amount
}
