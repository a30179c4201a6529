import type { OrganizationId } from '@quarterday/core/id.ts'
import { type Clock, systemClock } from '../src/kit/clock.ts'
import { signOperatorToken } from '../src/kit/operator-token.ts'
import { type Reply, type TestApi, testSecret } from './api.ts'

/** What whoever runs the installation asks, in no organization or in one. */
export function asOperator(
  api: Pick<TestApi, 'raw'>,
  method: string,
  url: string,
  body?: unknown,
  { organizationId = null, clock = systemClock }: { readonly organizationId?: OrganizationId | null; readonly clock?: Clock } = {},
): Promise<Reply> {
  const token = signOperatorToken(testSecret, { organizationId, expiresAt: clock.now().add({ minutes: 1 }) })
  return api.raw(method, url, body, { authorization: `Bearer ${token}` })
}
