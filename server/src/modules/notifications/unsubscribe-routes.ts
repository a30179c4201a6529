import { encodeId } from '@quarterday/core/id.ts'
import { frameText } from '@quarterday/core/notification/texts.ts'
import { languageOf, type MessageLanguage } from '@quarterday/core/notification/wording.ts'
import { recordVisit } from '../../kit/audit-visit.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import { plainPageHeaders } from '../../kit/http-headers.ts'
import type { Host, OpenReply, OpenRoute, Visit } from '../../kit/open-route.ts'
import { isRefusal } from '../../kit/problem.ts'
import { networkOf } from '../../kit/try-counter.ts'
import { readUnsubscribeToken } from './unsubscribe-token.ts'
import { updatePreferences } from './update-settings.ts'

const path = '/unsubscribe/{token}'
const shared = { actor: 'unsubscribe', path, mostBytes: 4096 } as const

/**
 * Where the link in optional messages leads, without a login. Looking at it changes nothing: programs that check links must not end anything. Mailboxes post to it
 * with one click (RFC 8058), people by the button.
 */
export const openRoutes: readonly OpenRoute[] = [
  { ...shared, method: 'GET', accepts: null, handle: async (host, visit) => answer(host, visit, false) },
  { ...shared, method: 'POST', accepts: 'forms', handle: (host, visit) => answer(host, visit, true) },
]

async function answer(host: Host, visit: Visit, isWanted: boolean): Promise<OpenReply> {
  const language = languageOf(visit.headers['accept-language'] ?? 'en')
  const words = frameText(language).unsubscribePage
  const wait = host.tries.take(`unsubscribe ${networkOf(visit.address)}`, { most: 60, withinSeconds: 60 })
  if (wait !== null) return { status: 429, contentType: 'text/plain; charset=utf-8', body: '429', headers: { 'retry-after': String(wait) } }
  const who = readUnsubscribeToken(openingKeys(host.deriveKey, 'links'), visit.params.token ?? '')
  if (who === null) return page(404, language, words.title, `<p>${words.wrongLink}</p>`)
  if (!isWanted) {
    return page(
      200,
      language,
      words.title,
      `<p>${words.question}</p><form method="post"><button type="submit">${words.button}</button></form>`,
    )
  }
  try {
    await updatePreferences(host.contextFor(who.organizationId), who.customerId, { optionalMessages: false })
  } catch (error) {
    // The customer was deleted: nothing is sent to nobody.
    if (!isRefusal(error) || error.code !== 'not_found') throw error
  }
  const done = page(200, language, words.done, `<p>${words.doneNote}</p>`)
  const object = { type: 'customer', id: encodeId('cus', who.customerId) }
  await recordVisit(host.contextFor(who.organizationId), visit, { action: 'unsubscribe', object }, done)
  return done
}

/** Nothing here comes from anybody: all of its words are ours. */
function page(status: number, language: MessageLanguage, title: string, content: string): OpenReply {
  const body = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${styles}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`
  return { status, contentType: 'text/html; charset=utf-8', body, headers }
}

const styles = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{max-width:32rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.5rem;line-height:1.3}
button{font:inherit;font-weight:600;padding:.7rem 1.3rem;border:0;border-radius:6px;background:#1f6f5c;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid #7cc5b2;outline-offset:2px}`
const headers = { ...plainPageHeaders(styles), 'x-robots-tag': 'noindex, nofollow' }
