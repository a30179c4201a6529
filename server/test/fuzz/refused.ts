import { systemClock } from '../../src/kit/clock.ts'
import { newSecretToken } from '../../src/kit/secret-token.ts'
import type { Standing } from '../../src/modules/portal/portal-types.ts'
import type { ApiClient, TestApi } from '../api.ts'
import { byCookie, byOperator, byToken, type Credential } from './credentials.ts'

/** Credentials that were good once, that somebody else signed, or that were altered: each is refused by whatever is not for anyone. */
export async function refusedCredentials({
  api,
  client,
  publishable,
  standing,
}: {
  readonly api: TestApi
  readonly client: ApiClient
  readonly publishable: string
  readonly standing: Standing
}): Promise<readonly Credential[]> {
  const earlier = systemClock.now().subtract({ minutes: 10 })
  const token = (await byToken(standing)).authorization ?? ''
  const [head = '', , signature = ''] = token.split('.')
  const unsigned = `Bearer ${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${token.split('.')[1]}.`
  const claims = Buffer.from(JSON.stringify({ sub: 'usr_0', org: client.organization.id, exp: 9_999_999_999 })).toString('base64url')
  const revoked = await client.post('/v1/api_keys', { name: 'Revoked', scopes: ['*'] })
  if (revoked.status !== 201) throw new Error(revoked.text)
  await api.db.ownerQuery('UPDATE api_keys SET revoked_at = created_at WHERE organization_id = $1 AND name = $2', [
    client.organization.id,
    'Revoked',
  ])
  const { id } = client.organization
  return [
    ...[revoked.body.secret, other(client.key), client.key.replace('qd_test_', 'qd_live_'), client.key.slice(0, -1)].map(bearer),
    ...[other(publishable), publishable.slice(0, -4)].map(bearer),
    await byToken(standing, earlier),
    ...[unsigned, `${head}.${claims}.${signature}`, other(token)].map((authorization) => ({ authorization })),
    ...[
      byOperator(id, 'a secret of somebody else, of more than 32 characters'),
      byOperator(id, undefined, earlier),
      byOperator(null, undefined, earlier),
    ],
    byCookie(newSecretToken().text),
  ]
}

function bearer(text: string): Credential {
  return { authorization: `Bearer ${text}` }
}

/** The same with another letter in the middle of its secret. */
function other(text: string): string {
  const at = text.length - 20
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
}
