import { html } from '../../kit/html.ts'
import type { OpenReply, OpenRoute, Visit } from '../../kit/open-route.ts'
import { languageFor } from './language.ts'
import { page } from './page.ts'
import { stripeCardScript } from './stripe-card-script.ts'

/** Where a customer who has logged in to the hosted portal gives a card to Stripe, to be charged later. The page knows nobody: what it is about comes with the tab. */
export const cardRoutes: readonly OpenRoute[] = [
  { method: 'GET', path: '/pay/card', actor: 'pay-page', accepts: null, handle: async (_, visit) => cardPage(visit) },
  {
    method: 'GET',
    path: '/pay/card.js',
    actor: 'pay-page',
    accepts: null,
    handle: async () => ({
      status: 200,
      contentType: 'text/javascript; charset=utf-8',
      body: stripeCardScript,
      headers: { 'cache-control': 'public, max-age=3600' },
    }),
  },
]

function cardPage(visit: Visit): OpenReply {
  const language = languageFor(null, visit.headers['accept-language'])
  const { words } = language
  return page({
    language,
    title: words.keepCardTitle,
    outsiders: { stripe: '/pay/card.js' },
    content: html`<main class="narrow"><section class="card"><h1>${words.keepCardTitle}</h1>
      <noscript><p class="notice bad">${words.needsScript}</p></noscript>
      <p id="nothing" class="soft message" hidden>${words.cardNothing}</p>
      <form id="stripe" hidden><div id="stripe-element" class="element"></div><p id="stripe-fault" class="fault" role="alert" tabindex="-1" hidden></p>
      <button disabled>${words.keepCardButton}</button><p><a id="back">${words.cardBack}</a></p></form></section></main>`,
  })
}
