import type { Command } from 'commander'
import { z } from 'zod'
import { confirmed } from './confirm.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { deliver, print } from './output.ts'
import { type Session, withSession } from './session.ts'

/** `bill` and `explain`: an object is named as people name it, by id, number, e-mail address or name. */
export function addBillingCommands(program: Command): void {
  const bill = program
    .command('bill')
    .summary('bill one customer now')
    .description(
      'Bills whatever of the customer’s subscriptions is due, and collects the customer’s open invoices. What is not due stays as it is.',
    )
    .argument('<customer>', 'id, e-mail address, external id or name')
    .addHelpText('after', '\nExamples:\n  quarterday bill cus_01h455vb4pex5vsknk084sn02q\n  quarterday bill billing@acme.example --yes')
  bill.action((customer: string) =>
    withSession(bill, async (session) => {
      const { id, name } = await findCustomer(session, customer)
      await confirmed(session, `Bill ${name} (${id}) now, and collect what is open?`)
      const answer = await session.request('POST', `/v1/customers/${id}/bill`)
      print(session, answer.json)
    }),
  )
  const explain = program
    .command('explain')
    .summary('explain an invoice or a credit note, line by line')
    .description(
      'Says in plain words why each line of an invoice costs what it costs, or of a credit note gives back what it does, and how the total comes about.',
    )
    .argument('<document>', 'id or number')
    .addHelpText(
      'after',
      '\nExamples:\n  quarterday explain INV-000042\n  quarterday explain CN-000007\n  quarterday explain inv_01h455vb4pex5vsknk084sn02q --json',
    )
  explain.action((document: string) =>
    withSession(explain, async (session) => {
      const path = /^cn[_-]/i.test(document)
        ? `/v1/credit_notes/${await findCreditNote(session, document)}`
        : `/v1/invoices/${await findInvoice(session, document)}`
      const { json } = await session.request('GET', `${path}/explanation`)
      if (session.options.json) print(session, json)
      else deliver(`${explanationSchema.parse(json).text.trimEnd()}\n`, undefined)
    }),
  )
}

const explanationSchema = z.object({ text: z.string() })
const customersSchema = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), email: z.string().nullable() })) })
const invoicesSchema = z.object({ data: z.array(z.object({ id: z.string(), number: z.string().nullable() })) })

interface NamedCustomer {
  readonly id: string
  readonly name: string
}

async function findCustomer(session: Session, wanted: string): Promise<NamedCustomer> {
  if (/^cus_/.test(wanted)) {
    const { json } = await session.request('GET', `/v1/customers/${encodeURIComponent(wanted)}`)
    return z.object({ id: z.string(), name: z.string() }).parse(json)
  }
  const { json } = await session.request('GET', '/v1/customers', { query: { q: wanted, limit: '20' } })
  const { data } = customersSchema.parse(json)
  const exact = data.filter((each) => [each.name, each.email].some((text) => text?.toLowerCase() === wanted.toLowerCase()))
  const found = exact.length > 0 ? exact : data
  const [only] = found
  if (only === undefined) throw new CommandFailed(exitCodes.notFound, `No customer matches ${wanted}.`)
  if (found.length === 1) return only
  const list = found.map((each) => `  ${each.id}  ${each.name}${each.email === null ? '' : `  ${each.email}`}`).join('\n')
  throw new CommandFailed(exitCodes.usage, `Several customers match ${wanted}; say which by its id:\n${list}`)
}

async function findCreditNote(session: Session, wanted: string): Promise<string> {
  if (/^cn_/.test(wanted)) return encodeURIComponent(wanted)
  const { json } = await session.request('GET', '/v1/credit_notes', { query: { number: wanted.toUpperCase(), limit: '1' } })
  const [found] = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(json).data
  if (found === undefined) throw new CommandFailed(exitCodes.notFound, `There is no credit note ${wanted}.`)
  return found.id
}

async function findInvoice(session: Session, wanted: string): Promise<string> {
  if (/^inv_/.test(wanted)) return encodeURIComponent(wanted)
  const { json } = await session.request('GET', '/v1/invoices', { query: { q: wanted, limit: '20' } })
  const found = invoicesSchema.parse(json).data.find((each) => each.number?.toLowerCase() === wanted.toLowerCase())
  if (found === undefined) throw new CommandFailed(exitCodes.notFound, `There is no invoice ${wanted}.`)
  return found.id
}
