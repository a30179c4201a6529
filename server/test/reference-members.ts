import { randomUUID } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { systemClock } from '../src/kit/clock.ts'
import { newSecretToken } from '../src/kit/secret-token.ts'
import type { ApiClient, Reply, TestApi } from './api.ts'
import { type Colleague, colleague } from './colleagues.ts'
import type { Things } from './reference-book.ts'

/** What has to be there before an example about members makes sense, and who sends it where that is a person. */
interface Prepared {
  readonly things: Things
  readonly speaker?: Colleague | 'nobody'
}

type Prepare = (api: TestApi, client: ApiClient, things: Things) => Promise<Prepared>

export const membersPrepared: Readonly<Record<string, Prepare>> = {
  getMember: member,
  updateMember: member,
  removeMember: member,
  getInvitation: invitation,
  revokeInvitation: invitation,
  resendInvitation: async (api, client, things) => {
    const prepared = await invitation(api, client, things)
    await api.db.ownerQuery(`UPDATE invitations SET sent_at = sent_at - interval '2 minutes' WHERE organization_id = $1`, [
      client.organization.id,
    ])
    return prepared
  },
  findInvitation: link,
  acceptInvitation: link,
  getRole: role,
  updateRole: role,
  deleteRole: role,
  getApproval: (_api, client, things) => approval(client, client, things),
  updateApproval: (_api, client, things) => approval(client, client, things),
  withdrawApproval: (_api, client, things) => approval(client, client, things),
  approveApproval: asked,
  rejectApproval: asked,
  listOwnOrganizations: person,
  switchOrganization: person,
  leaveOrganization: person,
}

const now = () => systemClock.now()
const join = (api: TestApi, { organization }: ApiClient, as: string) =>
  colleague(api, { organizationId: organization.id, role: as, now: now() })

async function member(api: TestApi, client: ApiClient): Promise<Prepared> {
  return { things: { mem: encodeId('mem', (await join(api, client, 'support')).memberId) } }
}

async function person(api: TestApi, client: ApiClient): Promise<Prepared> {
  return { things: {}, speaker: await join(api, client, 'support') }
}

async function invitation(_api: TestApi, client: ApiClient, _things: Things): Promise<Prepared> {
  return {
    things: { ivt: (await made(client.post('/v1/invitations', { email: `${randomUUID().slice(-12)}@acme.example`, role: 'support' }))).id },
  }
}

/** Somebody holds a link, under the token that examples name. */
async function link(api: TestApi, client: ApiClient): Promise<Prepared> {
  await made(client.post('/v1/invitations', { email: `${randomUUID().slice(-12)}@acme.example`, role: 'support' }))
  const token = newSecretToken()
  await api.db.ownerQuery('UPDATE invitations SET token_hash = $2 WHERE organization_id = $1', [client.organization.id, token.hash])
  return { things: { ['q'.repeat(43)]: token.text }, speaker: 'nobody' }
}

async function role(_api: TestApi, client: ApiClient): Promise<Prepared> {
  return { things: { role: (await made(client.post('/v1/roles', { code: 'clerk', name: 'Clerk', permissions: ['customers:read'] }))).id } }
}

async function asked(api: TestApi, client: ApiClient, things: Things): Promise<Prepared> {
  return approval(client, await join(api, client, 'finance'), things)
}

/** A gift that waits, whoever asked for it. */
async function approval(client: ApiClient, by: Pick<ApiClient, 'post'>, { cus }: Things): Promise<Prepared> {
  const everything = { demands: 'approval', above: [] }
  await made(client.request('PUT', '/v1/approval_settings', { refunds: null, credits: everything, write_offs: null, api_keys: true }))
  return { things: { apr: (await made(by.post(`/v1/customers/${cus}/credit_grants`, { amount: 500, currency: 'EUR' }))).id } }
}

async function made(pending: Promise<Reply>): Promise<{ id: string }> {
  const reply = await pending
  if (reply.status >= 300) throw new Error(`It was answered ${reply.status}: ${reply.text}`)
  return reply.body
}
