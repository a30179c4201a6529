import type { OpenRoute } from '../../kit/open-route.ts'
import { signingKeyOf } from './access-token.ts'

/** The public half of the key that signs access tokens, for sellers' own servers that want to read them. */
export const jwksRoutes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    actor: 'jwks',
    accepts: null,
    handle: async ({ deriveKey }) => ({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ keys: [signingKeyOf(deriveKey('portal tokens')).jwk] }),
      headers: { 'cache-control': 'public, max-age=300' },
    }),
  },
]
