import { type SandboxCard, sandboxCardOfNumber, sandboxCards } from '../sandbox-cards.ts'
import type { Book } from './book.ts'
import { type SandboxAnswer, type SandboxRequest, textAt } from './http.ts'
import { type PaypalDesk, tell } from './paypal-call.ts'
import { moneyJson } from './paypal-json.ts'
import { type PaypalOrderState, type PaypalSetup, stateOf } from './paypal-state.ts'
import type { PersonAnswer } from './protocol.ts'

type Door = PaypalDesk & ({ readonly kind: 'order'; readonly of: PaypalOrderState } | { readonly kind: 'setup'; readonly of: PaypalSetup })

/** The customer logs in and pays by the card behind their account. What is approved is not taken yet: that is the shop's to do. */
export function payBy(book: Book, reference: string, token: string): PersonAnswer | null {
  const door = findDoor(book, reference)
  if (door === null) return null
  const card = sandboxCards.get(token)
  if (card === undefined || isOver(door)) return 'closed'
  return choose(door, card)
}

/** The customer's bank, or their answer to PayPal. */
export function confirm(book: Book, reference: string, isApproved: boolean): PersonAnswer | null {
  const door = findDoor(book, reference)
  if (door === null) return null
  if (isOver(door) || door.of.card === null || door.of.status !== 'PAYER_ACTION_REQUIRED') return 'closed'
  if (!isApproved) return 'declined'
  approve(door)
  return 'done'
}

/** The page at which a customer approves an order or a means to pay: shown, and its buttons. */
export function approvalPage({ method, path, query, body }: SandboxRequest, book: Book): SandboxAnswer {
  const reference = textAt(query, path === '/checkoutnow' ? 'token' : 'approval_session_id') ?? ''
  const door = findDoor(book, reference)
  if (door === null || isOver(door)) return page(410, '<h1>This page has run out</h1><p>Nothing is paid here any more.</p>')
  if (method !== 'POST') return page(200, formOf(door))
  const form = new URLSearchParams(body.toString('utf8'))
  if (form.get('approved') !== 'true') return sendBack(door, door.of.cancelUrl)
  const typed = form.get('card') ?? ''
  const card = sandboxCardOfNumber(typed) ?? sandboxCards.get(typed)
  if (card === undefined) return page(422, `<p>Only test cards are accepted here.</p>${formOf(door)}`)
  if (choose(door, card) === 'authenticate') approve(door)
  return sendBack(door, door.of.returnUrl)
}

function choose(door: Door, card: SandboxCard): PersonAnswer {
  if (door.kind === 'setup' && card.keepFails !== null) return 'declined'
  door.of.card = card
  door.of.status = 'PAYER_ACTION_REQUIRED'
  if (card.authentication !== 'never') return 'authenticate'
  approve(door)
  return 'done'
}

function approve(door: Door): void {
  door.of.status = 'APPROVED'
  if (door.kind === 'order') tell.approved(door, door.of)
}

function isOver({ of }: Door): boolean {
  return of.status === 'COMPLETED' || of.status === 'VAULTED'
}

function findDoor(book: Book, reference: string): Door | null {
  for (const account of book.all()) {
    const { orders, setups } = stateOf(account)
    const order = orders.get(reference)
    if (order !== undefined) return { book, account, kind: 'order', of: order }
    const setup = setups.get(reference)
    if (setup !== undefined) return { book, account, kind: 'setup', of: setup }
  }
  return null
}

function sendBack({ kind, of }: Door, url: string | null): SandboxAnswer {
  if (url === null || !URL.canParse(url)) return page(200, '<p>Done. You can close this page.</p>')
  const back = new URL(url)
  back.searchParams.set(kind === 'order' ? 'token' : 'approval_token_id', of.id)
  if (kind === 'order' && of.status === 'APPROVED') back.searchParams.set('PayerID', 'SANDBOXPAYER')
  return { status: 303, headers: { location: back.href }, body: '' }
}

function formOf(door: Door): string {
  const { kind } = door
  const what = kind === 'order' ? amountOf(door.of) : 'To be charged in future'
  return `<h1>${kind === 'order' ? 'Pay with PayPal' : 'Save PayPal'}</h1><p>${escaped(what)}</p>
<form method="post"><p><label>Test card behind the account <input name="card" value="4242 4242 4242 4242" inputmode="numeric" autocomplete="off"></label></p>
<button name="approved" value="true">Approve</button> <button name="approved" value="false">Cancel</button></form>`
}

function amountOf({ units, currency, description }: PaypalOrderState): string {
  return `${moneyJson(units, currency).value} ${currency}${description === null ? '' : `, ${description}`}`
}

function page(status: number, content: string): SandboxAnswer {
  return {
    status,
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sandbox PayPal</title>${content}</html>`,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
