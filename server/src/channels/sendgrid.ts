import { type Channel, type Email, headFault, mailboxOf, refused } from './channel.ts'
import { extraHeaders, messageIdOf } from './compose-email.ts'
import { failureOf, postForAnswer } from './http-answer.ts'

/** Hands messages to SendGrid by its v3 API. Its events come back with the ids that are given here (`modules/notifications/provider-routes.ts`). */
export function sendgridChannel({ apiKey, apiBase }: { readonly apiKey: string; readonly apiBase: string }): Channel<Email> {
  return {
    name: 'sendgrid',
    async send(email) {
      const fault = headFault(email)
      if (fault !== null) return refused(fault, 'never')
      const answer = await postForAnswer(`${apiBase}/v3/mail/send`, {
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(email)),
      })
      if ('kind' in answer) return answer
      if (answer.status === 202) return { kind: 'sent', reference: answer.headers.get('x-message-id') ?? email.id }
      return failureOf(answer)
    },
    close: async () => {},
  }
}

function requestOf(email: Email) {
  const { attachments = [] } = email
  return {
    personalizations: [{ to: [{ email: email.to }] }],
    from: contact(email.from),
    ...(email.replyTo === null ? {} : { reply_to: contact(email.replyTo) }),
    subject: email.subject,
    content: [
      { type: 'text/plain', value: email.text },
      { type: 'text/html', value: email.html },
    ],
    ...(attachments.length > 0 && {
      attachments: attachments.map(({ fileName, contentType, content }) => ({
        filename: fileName,
        type: contentType,
        content: content.toString('base64'),
        disposition: 'attachment',
      })),
    }),
    headers: { 'Message-ID': messageIdOf(email), ...extraHeaders(email) },
    custom_args: { quarterday_message: email.id, quarterday_organization: email.organizationId },
    // Links lead where they say, and nobody is watched.
    tracking_settings: {
      click_tracking: { enable: false },
      open_tracking: { enable: false },
      subscription_tracking: { enable: false },
    },
  }
}

function contact(text: string): { email: string; name?: string } {
  const { name, address } = mailboxOf(text)
  return name === '' ? { email: address } : { email: address, name }
}
