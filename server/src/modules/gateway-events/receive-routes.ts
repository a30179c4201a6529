import type { OpenReply, OpenRoute } from '../../kit/open-route.ts'
import { type Received, receiveEvent } from './receive-event.ts'

/** Where gateways send to. Outside of the API: what proves the sender is the gateway's signature, over bytes as they came. */
export const openRoutes: readonly OpenRoute[] = [
  {
    method: 'POST',
    path: '/webhooks/{gateway}/{recipient}',
    actor: 'gateway-webhook',
    accepts: 'json',
    async handle(host, { params: { gateway = '', recipient = '' }, headers, body, address }) {
      try {
        return replies[await receiveEvent(host, { gateway, recipient, headers, body, address })]
      } catch (error) {
        // It is not safe here: the gateway is to send it again.
        host.log.error({ err: error, gateway }, 'what a gateway sent could not be kept')
        return replies.busy
      }
    },
  },
]

const replies: Readonly<Record<Received, OpenReply>> = {
  kept: reply(200, { received: true }),
  repeated: reply(200, { received: true }),
  // One answer, whatever is wrong: whether there is such an organization is nobody's business.
  refused: reply(401, { error: 'The signature is not valid.' }),
  busy: { ...reply(503, { error: 'It could not be kept now. Send it again.' }), headers: { 'retry-after': '5' } },
}

function reply(status: number, content: object): OpenReply {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(content) }
}
