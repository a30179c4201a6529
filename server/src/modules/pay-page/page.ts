import { randomBytes } from 'node:crypto'
import { type Html, html } from '../../kit/html.ts'
import { noPermissions } from '../../kit/http-headers.ts'
import type { OpenReply } from '../../kit/open-route.ts'
import type { Language } from './language.ts'
import { styles } from './styles.ts'

/** What of ours drives Stripe's form: to pay by, or to keep a card. */
export type StripeScript = '/pay/stripe.js' | '/pay/card.js'

/** What a page needs from elsewhere; most need nothing. */
export interface Outsiders {
  /** Stripe's own form: its script, its frames, its API. */
  readonly stripe?: StripeScript
  /** Origins that a form may lead to, by a redirect of ours. */
  readonly leadsTo?: readonly string[]
}

export interface Page {
  readonly status?: number
  readonly language: Language
  readonly title: string
  readonly content: Html
  readonly outsiders?: Outsiders
  readonly headers?: Readonly<Record<string, string>>
}

/** A whole page with its own policy: nothing comes from elsewhere but what it names, nothing runs that we did not write, nobody frames it or learns its address. */
export function page({ status = 200, language: { words }, title, content, outsiders = {}, headers = {} }: Page): OpenReply {
  const nonce = randomBytes(16).toString('base64')
  const body = html`<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="data:,">
<style nonce="${nonce}">${styles}</style>${outsiders.stripe !== undefined && stripeScripts(outsiders.stripe)}</head>
<body>${content}</body></html>
`
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: body.text,
    headers: { ...headersOf(nonce, outsiders), ...headers },
  }
}

export function redirect(location: string): OpenReply {
  return { status: 303, contentType: 'text/plain; charset=utf-8', body: '', headers: { location } }
}

function stripeScripts(own: StripeScript): Html {
  return html`<script src="https://js.stripe.com/v3/"></script><script src="${own}" defer></script>`
}

function headersOf(nonce: string, { stripe, leadsTo = [] }: Outsiders): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    ...(stripe
      ? [
          "script-src 'self' https://js.stripe.com https://*.js.stripe.com",
          'frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
          'connect-src https://api.stripe.com',
        ]
      : []),
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...leadsTo].join(' ')}`,
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': stripe ? noPermissions.replace('payment=()', 'payment=(self "https://js.stripe.com")') : noPermissions,
    'x-robots-tag': 'noindex, nofollow',
  }
}
