import { QuarterdayError } from '@quarterday/sdk/error.ts'
import type { PortalCustomerChoice, PortalTokens } from '@quarterday/sdk/types.gen.ts'
import { useSyncExternalStore } from 'react'
import { doorOf } from './door-api.ts'
import { inLine } from './in-line.ts'

/** Who is in the portal in this tab. */
export type Session = Standing & {
  /** What was read in one stay is nothing for the next. */
  readonly stay: number
}

type Standing =
  /** Not known yet: whether the cookie of this browser lets somebody in is being asked. */
  | { readonly kind: 'unknown' }
  /** It could not be asked. */
  | { readonly kind: 'unreachable'; readonly error: Error }
  | { readonly kind: 'in'; readonly customer: PortalCustomerChoice; readonly customers: readonly PortalCustomerChoice[] }
  /** `ended`: not by their own doing. */
  | { readonly kind: 'out'; readonly why: 'ended' | null }

/** The stay of a browser in one portal: the access token in the memory of each tab and nowhere else, the refresh token in a cookie that no script sees. */
export interface Stay {
  readonly use: () => Session
  /** Finds out whether the cookie lets somebody in; a browser in which nobody has logged in is not asked about. */
  begin(): void
  /** Somebody was let in, or goes on for another customer. */
  letIn(tokens: PortalTokens): void
  /** They are out, here and in the other tabs. */
  leave(): void
  /** A token that opens the portal at this moment to whoever was in when the stay began. Throws where that is over. */
  accessToken(stay: number, isRefused?: string): Promise<string>
}

/** The portal with this publishable key. */
export function stayIn(publishableKey: string): Stay {
  const name = `quarterday.portal.${publishableKey.split('_')[3]}`
  const door = doorOf(publishableKey)
  const listeners = new Set<() => void>()
  let session: Session = { kind: 'unknown', stay: 0 }
  let token: { readonly text: string; readonly goodUntil: number } | null = null

  // All tabs share the cookie: what one of them changes about it, the others have to notice.
  const otherTabs = new BroadcastChannel(name)
  otherTabs.onmessage = ({ data }) => {
    token = null
    if (data === 'in') restart()
    else change({ kind: 'out', why: null })
  }

  function change(next: Standing): void {
    session = { ...next, stay: session.stay + 1 }
    for (const listener of listeners) listener()
  }

  function restart(): void {
    change({ kind: 'unknown' })
    begin()
  }

  function begin(): void {
    // It says nothing but that asking is worth while.
    if (localStorage.getItem(name) === null) {
      change({ kind: 'out', why: null })
      return
    }
    refresh().catch((error: unknown) => {
      if (session.kind === 'unknown') change({ kind: 'unreachable', error: error instanceof Error ? error : new Error(String(error)) })
    })
  }

  function take(tokens: PortalTokens): void {
    token = { text: tokens.access_token, goodUntil: performance.now() + (tokens.expires_in - 30) * 1000 }
    localStorage.setItem(name, 'in')
  }

  /** One after another in all tabs, for each refresh token works once. */
  function refresh(): Promise<void> {
    return inLine(name, async () => {
      if (isGood()) return
      try {
        const tokens = await door.refreshPortalToken({ use_cookie: true })
        take(tokens)
        const isSame = session.kind === 'in' && session.customer.id === tokens.customer.id
        if (!isSame) change({ kind: 'in', customer: tokens.customer, customers: tokens.customers })
      } catch (error) {
        if (!(error instanceof QuarterdayError) || error.code !== 'unauthenticated') throw error
        localStorage.removeItem(name)
        token = null
        change({ kind: 'out', why: 'ended' })
      }
    })
  }

  function isGood(): boolean {
    return token !== null && performance.now() < token.goodUntil
  }

  return {
    use: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        () => session,
      ),
    begin: () => (session.kind === 'unreachable' ? restart() : begin()),
    letIn(tokens) {
      take(tokens)
      change({ kind: 'in', customer: tokens.customer, customers: tokens.customers })
      otherTabs.postMessage('in')
    },
    leave() {
      localStorage.removeItem(name)
      token = null
      change({ kind: 'out', why: null })
      otherTabs.postMessage('out')
    },
    async accessToken(stay, isRefused) {
      if (token?.text === isRefused) token = null
      if (session.stay === stay && !isGood()) await refresh()
      if (session.stay !== stay || token === null) throw new StayIsOver()
      return token.text
    },
  }
}

/** Who asked is not in any more, or somebody else is: nothing is done in their name. */
export class StayIsOver extends Error {
  override readonly name = 'StayIsOver'
}
