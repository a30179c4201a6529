import type { ApiClient, Reply } from '../api.ts'
import { idsIn } from '../proofs/world.ts'
import type { Things } from '../reference-book.ts'

/** A customer with something of each kind that customers see, and the ids of all of it. */
export async function customerWithBook(
  client: ApiClient,
  { plan }: Things,
  name: string,
): Promise<{ readonly id: string; readonly ids: readonly string[] }> {
  const ids: string[] = []
  const post = async (path: string, body: object): Promise<string> => {
    const reply: Reply = await client.post(path, body)
    if (reply.status >= 300) throw new Error(`${path} answered ${reply.status}: ${reply.text}`)
    const { id } = reply.body
    ids.push(id)
    return id
  }
  const customer = await post('/v1/customers', { name, currency: 'EUR' })
  await post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa' })
  const subscription = await post('/v1/subscriptions', { customer, plan })
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  const invoice = await post('/v1/invoices', { customer, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true })
  const ticket = await post('/v1/tickets', { customer, subject: 'Grinder', body: 'Which one is it?', subscription, invoice })
  const [item] = idsIn((await client.get(`/v1/subscriptions/${subscription}`)).text).filter((id) => id.startsWith('si_'))
  const told = idsIn((await client.get(`/v1/tickets/${ticket}/messages`)).text).filter((id) => id.startsWith('tms_'))
  return { id: customer, ids: [...ids, ...(item === undefined ? [] : [item]), ...told] }
}
