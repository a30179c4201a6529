import { z } from 'zod'
import type { Book } from './book.ts'
import { faultSchema } from './fault-plan.ts'
import type { SandboxAnswer, SandboxRequest } from './http.ts'
import type { Protocol } from './protocol.ts'

const faultsSchema = z.strictObject({ faults: z.array(faultSchema).max(100) })
const noticesSchema = z.strictObject({
  copies: z.int().min(1).max(100).optional(),
  order: z.enum(['as_sent', 'reversed']).optional(),
  hold: z.boolean().optional(),
})
const cardSchema = z.strictObject({ reference: z.string().max(255), token: z.string().max(255) })
const approvalSchema = z.strictObject({ reference: z.string().max(255), approved: z.boolean() })

/** What no real gateway offers: its ledger, its faults, and the people in front of it. Below `/_sandbox`. */
export async function answerControl(request: SandboxRequest, book: Book, protocols: readonly Protocol[]): Promise<SandboxAnswer> {
  const { method, path } = request
  if (method === 'GET' && path === '/_sandbox/ledger') return { status: 200, body: { data: ledgerOf(book) } }
  if (method === 'GET' && path.startsWith('/_sandbox/authenticate/')) return page(path.slice('/_sandbox/authenticate/'.length))
  if (method === 'POST' && path.startsWith('/_sandbox/authenticate/')) {
    const isApproved = new URLSearchParams(request.body.toString('utf8')).get('approved') === 'true'
    const answer = person(protocols, (protocol) => protocol.authenticate(book, path.slice('/_sandbox/authenticate/'.length), isApproved))
    return { status: 200, body: `<!doctype html><title>Sandbox bank</title><p>${answer}</p>` }
  }
  if (method === 'DELETE' && path === '/_sandbox/faults') {
    book.faults.clear()
    return { status: 200, body: { done: true } }
  }
  const body = parsed(request.body)
  const route = method === 'POST' ? path : ''
  switch (route) {
    case '/_sandbox/faults':
      return using(faultsSchema, body, ({ faults }) => {
        for (const fault of faults) book.faults.add(fault)
        return { done: true }
      })
    case '/_sandbox/notices':
      return using(noticesSchema, body, ({ copies, order, hold }) => {
        book.deliveries.setPlan({
          ...(copies === undefined ? {} : { copies }),
          ...(order === undefined ? {} : { order }),
          ...(hold === undefined ? {} : { hold }),
        })
        return { done: true }
      })
    case '/_sandbox/forget_keys':
      book.forgetKeys()
      return { status: 200, body: { done: true } }
    case '/_sandbox/enter_card':
      return using(cardSchema, body, ({ reference, token }) => ({
        answer: person(protocols, (each) => each.enterCard(book, reference, token)),
      }))
    case '/_sandbox/authenticate':
      return using(approvalSchema, body, ({ reference, approved }) => ({
        answer: person(protocols, (each) => each.authenticate(book, reference, approved)),
      }))
    default:
      return { status: 404, body: { error: { message: 'There is no such control' } } }
  }
}

function person(protocols: readonly Protocol[], ask: (protocol: Protocol) => string | null): string {
  return protocols.map(ask).find((answer) => answer !== null) ?? 'closed'
}

function using<Schema extends z.ZodType>(schema: Schema, body: unknown, act: (value: z.output<Schema>) => object): SandboxAnswer {
  const { success, data, error } = schema.safeParse(body)
  return success ? { status: 200, body: act(data) } : { status: 422, body: { error: { message: z.prettifyError(error) } } }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}')
  } catch {
    return undefined
  }
}

function ledgerOf(book: Book): object[] {
  return book.all().flatMap((account) =>
    account.ledger.entries.map((entry) => ({
      ...entry,
      account: account.key.slice(-4),
      amount: Number(entry.amount),
      at: entry.at.toString(),
    })),
  )
}

function page(reference: string): SandboxAnswer {
  const safe = reference.replace(/\W/g, '')
  return {
    status: 200,
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox bank</title><h1>Is it you who pays?</h1>
<form method="post" action="/_sandbox/authenticate/${safe}"><button name="approved" value="true">Yes, it is me</button>
<button name="approved" value="false">No</button></form></html>`,
  }
}
