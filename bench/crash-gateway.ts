import { startSandboxServer } from '../server/src/gateways/sandbox-server/server.ts'
import { bookOrganization } from '../server/test/seed-book.ts'
import type { Workspace } from './workspace.ts'

/** A gateway that lives on when the billing process is killed, remembers what it took, and is asked by half of the book. */
export interface OutsideGateway {
  readonly url: string
  /** Resolves once so many more charges were taken. The wait ends with `stop`. */
  untilTaken(charges: number, stop: AbortSignal): Promise<void>
  /** Charges that were taken and that no payment says so of. */
  unrecorded(): Promise<number>
  /** What does not agree between its own book and ours. */
  problems(): Promise<string[]>
  close(): Promise<void>
}

export const stripeSecrets = { secretKey: 'sk_test_crash', publishableKey: 'pk_test_crash', webhookSecret: null } as const

export async function startOutsideGateway({ owner }: Workspace): Promise<OutsideGateway> {
  const server = await startSandboxServer()
  const account = () => server.book.account(stripeSecrets.secretKey)
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM customers WHERE organization_id = $1 ORDER BY id', [bookOrganization])
  const customers = rows.filter((_, index) => index % 2 === 0)
  const names: string[] = []
  for (const { id } of customers) {
    const body = new URLSearchParams({ name: id })
    const headers = { authorization: `Bearer ${stripeSecrets.secretKey}` }
    const answer = (await (await fetch(`${server.url}/v1/customers`, { method: 'POST', headers, body })).json()) as { readonly id: string }
    names.push(answer.id)
  }
  await owner.query(
    `UPDATE payment_methods m SET gateway = 'stripe', gateway_customer = d.name FROM unnest($2::uuid[], $3::text[]) AS d (id, name)
     WHERE m.organization_id = $1 AND m.customer_id = d.id`,
    [bookOrganization, customers.map(({ id }) => id), names],
  )

  const taken = () => account().ledger.entries
  async function recorded(): Promise<
    ReadonlyMap<string, { readonly amount: string; readonly status: string; readonly invoice_id: string }>
  > {
    const found = await owner.query<{ key: string; amount: string; status: string; invoice_id: string }>(
      `SELECT idempotency_key AS key, amount, status, invoice_id FROM payments WHERE organization_id = $1 AND gateway = 'stripe'`,
      [bookOrganization],
    )
    return new Map(found.rows.map((row) => [row.key, row]))
  }
  return {
    url: server.url,
    async untilTaken(charges, stop) {
      const wanted = taken().length + charges
      while (taken().length < wanted && !stop.aborted) await new Promise((resolve) => setTimeout(resolve, 1))
    },
    async unrecorded() {
      const ours = await recorded()
      return taken().filter(({ key }) => ours.get(key ?? '')?.status !== 'succeeded').length
    },
    async problems() {
      const ours = await recorded()
      const problems: string[] = []
      const invoices = new Set<string>()
      for (const { key, amount } of taken()) {
        const payment = ours.get(key ?? '')
        if (payment?.status !== 'succeeded' || Number(payment.amount) !== Number(amount))
          problems.push(`the gateway took ${amount} under ${key}: not recorded`)
        else if (invoices.has(payment.invoice_id)) problems.push(`invoice ${payment.invoice_id} was captured twice`)
        else invoices.add(payment.invoice_id)
      }
      for (const [key, { status, invoice_id: invoice }] of ours)
        if (status === 'succeeded' && !invoices.has(invoice)) problems.push(`the payment ${key} is recorded, and the gateway took nothing`)
      const cash = await owner.query<{ sum: string }>(
        `SELECT coalesce(sum(amount), 0) AS sum FROM ledger_entries WHERE account = 'cash:stripe'`,
      )
      const net = taken().reduce((sum, { amount }) => sum + Number(amount), 0)
      if (Number(cash.rows[0]?.sum) !== net) problems.push(`the gateway has ${net}, the ledger ${cash.rows[0]?.sum}`)
      return problems
    },
    close: () => server.close(),
  }
}
