import type { OpenRoute } from '../../kit/open-route.ts'
import { showBank, takeAtBank, visitBank } from './visit-bank.ts'

const path = '/sandbox-gateway/confirm/{reference}'
const actor = 'sandbox-bank'

/** Where the sandbox gateway sends people who have to confirm something, or to give a card. */
export const openRoutes: readonly OpenRoute[] = [
  { method: 'GET', path, actor, accepts: null, handle: (host, visit) => visitBank(host, visit, async (waiting) => showBank(waiting)) },
  {
    method: 'POST',
    path,
    actor,
    accepts: 'forms',
    mostBytes: 16_384,
    handle: (host, visit) => visitBank(host, visit, (waiting) => takeAtBank(visit, waiting)),
  },
]
