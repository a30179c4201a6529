import { encodeId } from '@quarterday/core/id.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import { recordVisit } from '../../kit/audit-visit.ts'
import type { Host, OpenReply, OpenRoute, Visit } from '../../kit/open-route.ts'
import { completePayment } from '../payments/complete-payment.ts'
import { redirect } from './page.ts'
import { bankPage, billPage } from './pages.ts'
import { answerBank } from './pay-by-test-card.ts'
import { stripeScript } from './stripe-script.ts'
import { isOurs, takeForm } from './take-form.ts'
import { type Guest, lookAgain, visitBill } from './visit-bill.ts'

const shared = { actor: 'pay-page', mostBytes: 16_384 } as const

/** The pages on which customers pay. They work without JavaScript, but for the form of Stripe, which is Stripe's. */
export const openRoutes: readonly OpenRoute[] = [
  {
    ...shared,
    method: 'GET',
    path: '/pay/{token}',
    accepts: null,
    handle: (host, visit) => visitBill(host, visit, async (guest) => billPage(host, guest)),
  },
  {
    ...shared,
    method: 'POST',
    path: '/pay/{token}',
    accepts: 'forms',
    handle: (host, visit) =>
      visitBill(
        host,
        visit,
        told(visit, 'payPage.pay', (guest) => takeForm(host, visit, guest)),
      ),
  },
  {
    ...shared,
    method: 'GET',
    path: '/pay/{token}/return',
    accepts: null,
    handle: (host, visit) => visitBill(host, visit, (guest) => comeBack(host, visit, guest)),
  },
  {
    ...shared,
    method: 'GET',
    path: '/pay/{token}/confirm',
    accepts: null,
    handle: (host, visit) => visitBill(host, visit, async (guest) => askBank(guest)),
  },
  {
    ...shared,
    method: 'POST',
    path: '/pay/{token}/confirm',
    accepts: 'forms',
    handle: (host, visit) =>
      visitBill(
        host,
        visit,
        told(visit, 'payPage.confirm', (guest) => takeBankAnswer(host, visit, guest)),
      ),
  },
  {
    ...shared,
    method: 'GET',
    path: '/pay/stripe.js',
    accepts: null,
    handle: async () => ({
      status: 200,
      contentType: 'text/javascript; charset=utf-8',
      body: stripeScript,
      headers: { 'cache-control': 'public, max-age=3600' },
    }),
  },
]

/** The same, and it is in the audit log. */
function told(visit: Visit, action: string, take: (guest: Guest) => Promise<OpenReply>): (guest: Guest) => Promise<OpenReply> {
  return async (guest) => {
    const reply = await take(guest)
    const { ctx, bill, invoiceId } = guest
    const object = { type: 'invoice', id: encodeId('inv', invoiceId) }
    await recordVisit(ctx, visit, { action, object, subjectId: encodeId('cus', bill.invoice.customerId) }, reply)
    return reply
  }
}

const lookups = { most: 60, withinSeconds: 600 } as const

/** The customer comes back from a gateway. What became of the payment is asked for; what the browser says of it is not read. */
async function comeBack(host: Host, visit: Visit, guest: Guest): Promise<OpenReply> {
  const { ctx, token, bill, invoiceId } = guest
  // Each look asks a gateway: whoever looks all the time looks at our rows.
  if (bill.open.length === 0 || host.tries.take(`looks ${invoiceId}`, lookups) !== null) return redirect(`/pay/${token}`)
  try {
    for (const { id } of bill.open.slice(0, 3)) await completePayment(ctx, id)
  } catch (error) {
    host.log.warn({ err: error, request_id: visit.requestId }, 'a gateway could not say what became of a payment')
    // Where the seller has left the gateway, asking again in a while leads nowhere.
    const isOver = error instanceof Refusal && error.code === 'no_gateway'
    return billPage(host, { ...(await lookAgain(guest)), trouble: { kind: 'broken' }, status: isOver ? 409 : 503 })
  }
  const now = await lookAgain(guest)
  if (now.bill.state !== 'due') return redirect(`/pay/${token}`)
  return billPage(host, { ...now, trouble: { kind: 'declined', reason: 'authentication_required' } })
}

async function askBank({ bill, token, language }: Guest): Promise<OpenReply> {
  if (doorOf(bill) === null) return redirect(`/pay/${token}`)
  return bankPage(language, { action: `/pay/${token}/confirm`, amount: language.money(bill.owed, bill.invoice.currency) })
}

async function takeBankAnswer(host: Host, visit: Visit, guest: Guest): Promise<OpenReply> {
  const { ctx, bill, token } = guest
  const door = doorOf(bill)
  if (door === null || !isOurs(visit)) return redirect(`/pay/${token}`)
  const tried = await answerBank(ctx, door, new URLSearchParams(visit.body.toString('utf8')).get('approved') === 'yes')
  if (tried.kind !== 'declined') return redirect(`/pay/${token}`)
  return billPage(host, { ...(await lookAgain(guest)), trouble: tried, status: 402 })
}

function doorOf({ open }: Guest['bill']) {
  return open.find(({ gateway, status }) => gateway === 'sandbox' && status === 'needs_customer') ?? null
}
