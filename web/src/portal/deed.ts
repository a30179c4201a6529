import { type PortalDeed, portalDeedOf } from '@quarterday/core/people/links.ts'
import { useSyncExternalStore } from 'react'

/** What the link of a mail asks for, with what it proves. `broken`: the link is not whole. */
export type Deed = { readonly kind: PortalDeed; readonly token: string } | { readonly kind: 'broken' }

/** A password was chosen: that is told where it is asked for next. */
interface PasswordSet {
  readonly kind: 'password_set'
}

let deed: Deed | PasswordSet | null = null
const listeners = new Set<() => void>()

/** What was asked for and is not done yet; null: nothing. */
export function useDeed(): Deed | PasswordSet | null {
  return useSyncExternalStore(subscribe, () => deed)
}

/** Takes what a link asks for out of the address bar and the history. */
export function takeDeed(location: Location, history: History): void {
  const found = deedOf(location.hash)
  if (found === null) return
  history.replaceState(history.state, '', location.pathname + location.search)
  change(found)
}

/** It is done, or given up. */
export function deedDone(): void {
  change(null)
}

/** Null: the fragment is none of a mail. */
export function deedOf(fragment: string): Deed | null {
  const found = portalDeedOf(fragment)
  if (found !== null) return { kind: found.deed, token: found.token }
  return /^#(verify_email|reset_password|magic_link)\b/.test(fragment) ? { kind: 'broken' } : null
}

export function passwordSet(): void {
  change({ kind: 'password_set' })
}

function change(next: typeof deed): void {
  deed = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
