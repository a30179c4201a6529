import type { Board } from './board.ts'
import type { Action } from './case.ts'
import { rateOf } from './set-up.ts'

/** The actions about money and documents: coupons, credit, wallets, payments, invoices and credit notes. */
export async function makeDocument(board: Board, action: Action): Promise<void> {
  const { client, billingCase } = board
  const { currency } = billingCase.given
  const customerName = action.customer ?? (board.customers.has('') ? '' : ([...board.customers.keys()][0] ?? ''))
  const customer = board.customers.get(customerName) ?? ''
  switch (action.do) {
    case 'apply_coupon':
      await client.post(`/v1/customers/${customer}/apply_coupon`, { coupon: board.coupons.get(action.coupon ?? '') })
      return
    case 'add_credit':
      await client.post(`/v1/customers/${customer}/credit_grants`, { amount: action.amount, currency })
      return
    case 'wallet_top_up': {
      const known = board.wallets.get(customer)
      const wallet = known ?? (await client.post('/v1/wallets', { customer, currency, name: 'Prepaid' })).id
      board.wallets.set(customer, wallet)
      await client.post(`/v1/wallets/${wallet}/top_up`, { amount: action.amount, paid: false })
      return
    }
    case 'pay': {
      const invoice = await invoiceNamed(board, action.invoice)
      const due = (await client.get(`/v1/invoices/${invoice}`)).amount_due
      await client.post(`/v1/invoices/${invoice}/record_payment`, { amount: action.amount ?? due, reference: action.ref ?? 'conformance' })
      return
    }
    case 'adjust_line': {
      const invoice = await invoiceNamed(board, action.invoice)
      const { lines } = await client.get(`/v1/invoices/${invoice}`)
      const line = lines[action.line ?? 0]
      await client.post('/v1/credit_notes', { invoice, lines: [{ line: line.id, amount: Math.abs(action.amount ?? 0) }] })
      return
    }
    case 'one_off_invoice': {
      const lines: object[] = []
      for (const line of action.lines ?? []) {
        const tax = line.tax_rate_percent === undefined ? {} : { tax_rate: await rateOf(client, line.tax_rate_percent) }
        lines.push({ description: line.item ?? 'item', quantity: '1', unit_amount: String(line.amount), ...tax })
      }
      const { id } = await client.post('/v1/invoices', { customer, currency, lines, finalize: true })
      if (action.ref !== undefined) board.refs.set(action.ref, id)
      return
    }
    case 'credit_note': {
      const invoice = await invoiceNamed(board, action.invoice)
      const { lines } = await client.get(`/v1/invoices/${invoice}`)
      const wanted = (action.lines ?? []).map((line) => {
        const found =
          line.line === undefined ? lines.find((each: { description: string }) => each.description === line.item) : lines[line.line]
        return { found, amount: line.amount }
      })
      const settle = action.settle === undefined ? {} : { settle: action.settle }
      const custom = wanted.some(({ found }) => !found)
      const body = custom
        ? { amount: wanted.reduce((sum, { amount = 0 }) => sum + Math.abs(amount), 0) }
        : { lines: wanted.map(({ found, amount }) => ({ line: found.id, ...(amount !== undefined && { amount: Math.abs(amount) }) })) }
      await client.post('/v1/credit_notes', { invoice, ...body, ...settle })
      return
    }
    default:
      throw new Error(`no such action: ${action.do}`)
  }
}

/** An invoice by the name that an action or an expectation gives it; without a name the oldest that is owed. */
export async function invoiceNamed(board: Board, name: string | undefined): Promise<string> {
  const { client, billingCase, refs } = board
  const known = name === undefined ? undefined : refs.get(name)
  if (known !== undefined) return known
  const invoices = await client.all('/v1/invoices?sort=created_at')
  const wanted = (billingCase.expect.invoices ?? []).find((invoice) => name !== undefined && invoice.ref === name)
  const days = wanted ? [wanted.issue_date, ...(wanted.issue_date_any_of ?? [])] : []
  const ofDay = invoices.filter((invoice) => days.includes(invoice.issued_on))
  const found = wanted
    ? (ofDay.find((invoice) => invoice.total === wanted.total) ?? ofDay[0])
    : invoices.find((invoice) => invoice.amount_due > 0)
  if (!found) throw new Error(`no invoice ${name ?? 'is owed'}`)
  if (name !== undefined) refs.set(name, found.id)
  return found.id
}
