import type { SmsSettings } from '../kit/outside.ts'
import { type Channel, refused, type Sms } from './channel.ts'
import { failureOf, type HttpAnswer, postForAnswer } from './http-answer.ts'

/** Hands text messages to Twilio. */
export function twilioChannel({ accountSid, authToken, from, apiBase }: SmsSettings): Channel<Sms> {
  return {
    name: 'twilio',
    async send({ to, text }) {
      const number = numberOf(to)
      if (number === null) return refused('The telephone number has no country code in front (+49 …).', 'dead address')
      const sender: [string, string] = from.startsWith('MG') ? ['MessagingServiceSid', from] : ['From', from]
      const answer = await postForAnswer(`${apiBase}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, {
        headers: {
          authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams([['To', number], sender, ['Body', text]]).toString(),
      })
      if ('kind' in answer) return answer
      const { sid, code, message } = wordsOf(answer)
      if (answer.status === 201) return { kind: 'sent', reference: sid ?? '' }
      if (code !== null && deadNumbers.has(code)) return refused(`${code}: ${message}`, 'dead address')
      return failureOf(answer)
    },
    close: async () => {},
  }
}

/** No such number, not one for text messages, not in reach, or its owner has said STOP. */
const deadNumbers = new Set([21211, 21214, 21217, 21610, 21612, 21614])

/** As the protocol wants it (E.164). People write spaces, brackets and dashes. */
export function numberOf(text: string): string | null {
  const digits = text.replaceAll(/[\s()./-]/g, '').replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
}

function wordsOf({ body }: HttpAnswer): { readonly sid: string | null; readonly code: number | null; readonly message: string } {
  let read: unknown
  try {
    read = JSON.parse(body)
  } catch {
    // Not in its own words: the status has to do.
    return { sid: null, code: null, message: '' }
  }
  if (typeof read !== 'object' || read === null) return { sid: null, code: null, message: '' }
  return {
    sid: 'sid' in read && typeof read.sid === 'string' ? read.sid : null,
    code: 'code' in read && typeof read.code === 'number' ? read.code : null,
    message: 'message' in read && typeof read.message === 'string' ? read.message : '',
  }
}
