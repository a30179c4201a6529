import type { OpenReply, OpenRoute } from '../../kit/open-route.ts'
import { type Received, receiveEvent } from './receive-event.ts'

/** Where help desks send to. Outside of the API: what proves the sender is the signature, over bytes as they came. */
export const openRoutes: readonly OpenRoute[] = [
  {
    method: 'POST',
    path: '/webhooks/help-desk/{desk}',
    actor: 'help-desk-webhook',
    accepts: 'json',
    async handle(host, { params: { desk = '' }, headers, body, address }) {
      try {
        return replies[await receiveEvent(host, { desk, headers, body, address })]
      } catch (error) {
        // It is not safe here: the help desk is to send it again.
        host.log.error({ err: error }, 'what a help desk sent could not be kept')
        return replies.busy
      }
    },
  },
]

const replies: Readonly<Record<Received, OpenReply>> = {
  kept: reply(200, { received: true }),
  // One answer, whatever is wrong: whether there is such a connection is nobody's business.
  refused: reply(401, { error: 'The signature is not valid.' }),
  busy: { ...reply(503, { error: 'It could not be kept now. Send it again.' }), headers: { 'retry-after': '5' } },
}

function reply(status: number, content: object): OpenReply {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(content) }
}
