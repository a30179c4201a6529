import MailComposer from 'nodemailer/lib/mail-composer'
import { type Email, mailboxOf } from './channel.ts'

/** The message as the protocol carries it (RFC 5322): the same bytes but for the boundaries, under the same Message-ID, however often it is asked for. */
export async function composeEmail(email: Email): Promise<Buffer> {
  const composer = new MailComposer({
    from: mailboxOf(email.from),
    to: { name: '', address: email.to },
    ...(email.replyTo === null ? {} : { replyTo: mailboxOf(email.replyTo) }),
    subject: email.subject,
    text: email.text,
    html: email.html,
    attachments: (email.attachments ?? []).map(({ fileName, contentType, content }) => ({ filename: fileName, contentType, content })),
    date: new Date(email.date.epochMilliseconds),
    messageId: messageIdOf(email),
    headers: extraHeaders(email),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/** Of the message and not of the try. */
export function messageIdOf({ id, from }: Pick<Email, 'id' | 'from'>): string {
  const [, host = 'localhost'] = mailboxOf(from).address.split('@')
  return `<${id}@${host}>`
}

/** What tells mailboxes that nobody answers it by a machine, and how one click ends what is not needed (RFC 8058). */
export function extraHeaders({ unsubscribeUrl }: Pick<Email, 'unsubscribeUrl'>): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(unsubscribeUrl === null
      ? {}
      : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
}
