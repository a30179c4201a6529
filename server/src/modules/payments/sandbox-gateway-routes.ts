import { declineReasons } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { answerSandbox, enterSandboxCard, type PersonSees } from '../../gateways/sandbox-person.ts'
import type { Context } from '../../kit/context.ts'
import { text } from '../../kit/fields.ts'
import { type Route, route } from '../../kit/route.ts'
import { readClock } from '../organizations/store.ts'

const reference = text(255).meta({
  description: 'What the gateway calls the payment (`reference`) or the setup.',
  examples: ['seti_01h455vb4pex5vsknk084sn02q'],
})

const enterSchema = z
  .strictObject({ reference, token: text(255).meta({ description: 'A test card by its name.', examples: ['pm_card_visa'] }) })
  .meta({ id: 'SandboxGatewayCard' })

const answerSchema = z
  .strictObject({ reference, approved: z.boolean().meta({ description: 'Whether the person says that it is they.', examples: [true] }) })
  .meta({ id: 'SandboxGatewayAnswer' })

const seenSchema = z
  .strictObject({
    object: z.literal('sandbox_gateway_page'),
    shows: z.enum(['done', 'declined', 'authenticate', 'closed']).meta({
      description: 'What the person sees next. `authenticate`: the bank asks whether it is they. `closed`: there is nothing to do here.',
      examples: ['done'],
    }),
    reason: z.enum(declineReasons).nullable(),
  })
  .meta({ id: 'SandboxGatewayPage', description: 'The page of the sandbox gateway, as a person in front of it sees it.' })

/** The customer in front of the sandbox gateway's form, for tests without a browser. What they do settles nothing: `complete` looks. */
export const sandboxGatewayRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/sandbox_gateway/enter_card',
    operation: 'enterSandboxCard',
    tag: 'Sandboxes',
    summary: 'Type a test card into the form of the sandbox gateway',
    scope: 'sandboxes:write',
    body: enterSchema,
    reply: seenSchema,
    refuses: ['not_a_sandbox'],
    transaction: 'own',
    handle: async (ctx, { body }) => {
      await mustBeSandbox(ctx)
      return toApi(await enterSandboxCard(ctx, body.reference, body.token))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sandbox_gateway/authenticate',
    operation: 'authenticateSandboxCard',
    tag: 'Sandboxes',
    summary: 'Answer the bank at the sandbox gateway',
    scope: 'sandboxes:write',
    body: answerSchema,
    reply: seenSchema,
    refuses: ['not_a_sandbox'],
    transaction: 'own',
    handle: async (ctx, { body }) => {
      await mustBeSandbox(ctx)
      return toApi(await answerSandbox(ctx, body.reference, body.approved))
    },
  }),
]

async function mustBeSandbox(ctx: Context): Promise<void> {
  if ((await ctx.transaction(readClock))?.clockAt === null) throw refuse('not_a_sandbox')
}

function toApi(seen: PersonSees): z.input<typeof seenSchema> {
  return { object: 'sandbox_gateway_page', shows: seen.kind, reason: seen.kind === 'declined' ? seen.reason : null }
}
