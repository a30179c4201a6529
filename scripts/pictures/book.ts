import { quarterday } from '../../sdk/src/client.ts'
import type { Server } from './server.ts'

/** The addresses of what there is to see; undefined where the server has no such thing. */
export type Book = Awaited<ReturnType<typeof readBook>>

/** Looks up what the pictures are of. The regulars of the demo (server/src/demo/regulars.ts) each have something of their own to see. */
export async function readBook({ url, apiKey }: Server) {
  const api = quarterday({ apiKey, baseUrl: url })
  const at = (path: string, id: string | null | undefined) => (id ? `${path}/${id}` : undefined)
  const regular = async (name: string) => (await api.listCustomers({ q: name, limit: 1 })).data[0]?.id
  const subscriptionOf = async (customer: string | undefined) =>
    customer === undefined ? undefined : (await api.listSubscriptions({ customer, limit: 1 })).data[0]?.id
  const [active] = (await api.listSubscriptions({ status: 'active', limit: 1 })).data
  const [trialing] = (await api.listSubscriptions({ status: 'trialing', limit: 1 })).data
  const [plan] = (await api.listPlans({ status: 'active', limit: 1, sort: 'created_at' })).data
  const [changed] = (await api.listInvoices({ reason: 'change', limit: 1 })).data
  const [overdue] = (await api.listInvoices({ status: 'overdue', limit: 1 })).data
  const [noted] = (await api.listCreditNotes({ sort: 'created_at', limit: 1 })).data
  const [hotel, coworking, yard, atelier] = await Promise.all(['Elbufer', 'Kontor', 'Norddock Werft', 'Lumière'].map(regular))
  const [metered, ending, paused, phased] = await Promise.all(
    [hotel, await regular('Speicherstadt'), await regular('Mole'), await regular('Kleine Freiheit')].map(subscriptionOf),
  )
  const [counted] = hotel === undefined ? [] : (await api.listInvoices({ customer: hotel, limit: 1 })).data
  return {
    planName: plan?.name,
    plan: at('/catalog', plan?.id),
    customer: at('/customers', active?.customer),
    coworking: at('/customers', coworking),
    hotel: at('/customers', hotel),
    yard: at('/customers', yard),
    atelier: at('/customers', atelier),
    credited: at('/customers', noted?.customer),
    active: at('/subscriptions', active?.id),
    trialing: at('/subscriptions', trialing?.id),
    metered: at('/subscriptions', metered),
    ending: at('/subscriptions', ending),
    paused: at('/subscriptions', paused),
    phased: at('/subscriptions', phased),
    changed: at('/invoices', changed?.id),
    overdue: at('/invoices', overdue?.id),
    noted: at('/invoices', noted?.invoice),
    counted: at('/invoices', counted?.id),
  } as const
}
