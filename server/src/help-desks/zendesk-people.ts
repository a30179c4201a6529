import type { Answer, DeskCustomer, DeskMessage } from './help-desk.ts'
import type { ZendeskClient } from './zendesk-client.ts'
import { userAnswer, usersAnswer, type ZendeskUser } from './zendesk-json.ts'

/** The customer as Zendesk knows them: found by our id or their address, else made; Zendesk sends them nothing for it. */
export async function requesterOf(client: ZendeskClient, { key, name, email }: DeskCustomer): Promise<Answer<ZendeskUser>> {
  const user = { name, external_id: key, skip_verify_email: true, ...(email !== null && { email }) }
  const answer = await client.ask({ method: 'POST', path: '/api/v2/users/create_or_update', body: { user } }, userAnswer)
  // Made or not: asking again makes no second one, and nobody was told.
  if (answer.kind === 'unknown') return { kind: 'later', detail: answer.detail, retryAfterSeconds: null }
  return answer.kind === 'done' ? { kind: 'done', value: answer.value.user } : answer
}

/** The customer of a ticket that is there; made anew where somebody has deleted them. What an agent calls them stays. */
async function knownRequester(client: ZendeskClient, customer: DeskCustomer): Promise<Answer<ZendeskUser>> {
  const query = new URLSearchParams({ external_id: customer.key })
  const answer = await client.ask({ method: 'GET', path: `/api/v2/users/search?${query}` }, usersAnswer)
  if (answer.kind !== 'done') return answer
  const [known] = answer.value.users
  return known === undefined ? requesterOf(client, customer) : { kind: 'done', value: known }
}

/** The agent with this address. Null: Zendesk has none. */
export async function agentOf(client: ZendeskClient, email: string): Promise<Answer<ZendeskUser | null>> {
  const query = new URLSearchParams({ query: `email:${email}` })
  const answer = await client.ask({ method: 'GET', path: `/api/v2/users/search?${query}` }, usersAnswer)
  if (answer.kind !== 'done') return answer
  const found = answer.value.users.find((user) => isAgent(user) && user.email?.toLowerCase() === email.toLowerCase())
  return { kind: 'done', value: found ?? null }
}

/** These users, by their ids; those that are gone are left out. */
export async function usersOf(client: ZendeskClient, ids: readonly string[]): Promise<Answer<ReadonlyMap<string, ZendeskUser>>> {
  const known = new Map<string, ZendeskUser>()
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce).join(',')
    const answer = await client.ask({ method: 'GET', path: `/api/v2/users/show_many?ids=${some}` }, usersAnswer)
    if (answer.kind !== 'done') return answer
    for (const user of answer.value.users) known.set(user.id, user)
  }
  return { kind: 'done', value: known }
}

const mostAtOnce = 100

/** Who is shown there as having written, and what stands before the text where that is not who did. `requester` null: the ticket is there already. */
export async function writerOf(
  client: ZendeskClient,
  customer: DeskCustomer,
  requester: ZendeskUser | null,
  { author, authorName, authorEmail, body }: DeskMessage,
): Promise<Answer<{ readonly authorId: string | null; readonly body: string }>> {
  if (author === 'customer') {
    const known = requester === null ? await knownRequester(client, customer) : ({ kind: 'done', value: requester } as const)
    if (known.kind !== 'done') return known
    return { kind: 'done', value: { authorId: known.value.id, body: authorName === customer.name ? body : `${authorName}:\n\n${body}` } }
  }
  const agent = authorEmail === null ? null : await agentOf(client, authorEmail)
  if (agent !== null && agent.kind !== 'done') return agent
  // Without an agent of their own they speak through the one whose token this is.
  if (agent === null || agent.value === null) return { kind: 'done', value: { authorId: null, body: `${authorName}:\n\n${body}` } }
  return { kind: 'done', value: { authorId: agent.value.id, body } }
}

function isAgent({ role }: ZendeskUser): boolean {
  return role === 'agent' || role === 'admin'
}
