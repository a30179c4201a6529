import type { Outside } from '../kit/outside.ts'
import type { Channel, Email, Sms } from './channel.ts'
import { outboxChannel } from './outbox.ts'
import { sendgridChannel } from './sendgrid.ts'
import { smtpChannel } from './smtp.ts'
import { twilioChannel } from './twilio.ts'

export interface Channels {
  readonly email: Channel<Email>
  /** Null: text messages cannot be sent. */
  readonly sms: Channel<Sms> | null
  close(): Promise<void>
}

/** By what messages leave this installation. A sandbox, which is nobody's, always has the outbox. Whoever opens them closes them. */
export function openChannels({ mail, sms, outboxDirectory }: Outside, { isSandbox }: { readonly isSandbox: boolean }): Channels {
  const outbox = outboxChannel(outboxDirectory)
  const email = isSandbox ? outbox : mailChannel(mail.transport, outbox)
  // Without a provider the outbox shows text messages too, as it does e-mails; with real mail and no provider there are none.
  const text = sms !== null && !isSandbox ? twilioChannel(sms) : email.name === 'outbox' ? outbox : null
  return { email, sms: text, close: async () => void (await Promise.all([email.close(), text?.close()])) }
}

function mailChannel(transport: Outside['mail']['transport'], outbox: Channel): Channel<Email> {
  switch (transport.kind) {
    case 'outbox':
      return outbox
    case 'smtp':
      return smtpChannel(transport.url)
    case 'sendgrid':
      return sendgridChannel(transport)
  }
}
