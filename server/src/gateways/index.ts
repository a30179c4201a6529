import { assert } from '@quarterday/core/assert.ts'
import type { Context } from '../kit/context.ts'
import type { Gateway, GatewayAdapter } from './gateway.ts'
import { sandbox } from './sandbox.ts'

/** Every gateway that can be asked for money. The contract tests run on each. */
export const gateways: readonly GatewayAdapter[] = [sandbox]

/** The gateway by its name, for the organization of the context. */
export function gatewayFor(ctx: Pick<Context, 'database' | 'organizationId'>, name: string): Gateway {
  const adapter = gateways.find((each) => each.name === name)
  assert(adapter, `Nobody can ask a gateway called ${name}`)
  return adapter.connect(ctx)
}
