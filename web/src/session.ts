import { useSyncExternalStore } from 'react'

/** Who uses the dashboard in this tab, and how they came in. */
export type Session = Way & {
  /** What was read in one stay is nothing for the next. */
  readonly stay: number
}

type Way =
  /** Not known yet: the server is asked whether the browser's cookie lets somebody in. */
  | { readonly kind: 'unknown' }
  /** A key goes into the Authorization header and nowhere else. */
  | { readonly kind: 'key'; readonly apiKey: string }
  /** The cookie is the browser's; no script sees it. */
  | { readonly kind: 'person' }
  /** With why, when that was not the person's own doing. */
  | { readonly kind: 'nobody'; readonly notice: string | null }

// Of this tab only, and gone with it: a key is as good as a password.
const storageName = 'quarterday.key'

let session: Session = { ...began(sessionStorage.getItem(storageName)), stay: 0 }
const listeners = new Set<() => void>()

// All tabs of a browser share the cookie: what one of them changes about it, the others have to notice.
const otherTabs = new BroadcastChannel('quarterday.session')
otherTabs.onmessage = () => {
  if (session.kind !== 'key') change({ kind: 'unknown' })
}

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session)
}

export function signInWithKey(apiKey: string): void {
  sessionStorage.setItem(storageName, apiKey)
  change({ kind: 'key', apiKey })
}

/** The server has set the cookie of a session, or exchanged it for one that stands elsewhere: all that was read belongs to the one before. */
export function cookieChanged(): void {
  sessionStorage.removeItem(storageName)
  change({ kind: 'person' })
  otherTabs.postMessage('changed')
}

/** What the server said about the cookie when it was asked. */
export function cookieTried(letsIn: boolean): void {
  if (session.kind === 'unknown') change(letsIn ? { kind: 'person' } : { kind: 'nobody', notice: null })
}

/** The server says that a stay is over; one that has been left already changes nothing. */
export function stayEnded(stay: number): void {
  if (stay !== session.stay) return
  if (session.kind === 'key') leave('This key is not accepted: it may be revoked, expired, or mistyped.')
  if (session.kind === 'person') leave('Your session has ended. Sign in to go on where you were.')
}

/** The server says that the organization is closed. A key opens nothing else; a person is told by their own session, which stays. */
export function organizationSuspended(stay: number): void {
  if (stay === session.stay && session.kind === 'key')
    leave(
      'The organization of this key is suspended: sign in with your address and password to see why, or ask whoever runs this installation.',
    )
}

/** Nobody is in any more. Of a person the session has ended, or is being ended, at the server. */
export function leave(notice: string | null = null): void {
  const wasPerson = session.kind === 'person'
  sessionStorage.removeItem(storageName)
  change({ kind: 'nobody', notice })
  if (wasPerson) otherTabs.postMessage('changed')
}

/** Signs in by a link such as `/#key=qd_test_…`, and takes the key out of the address bar and the history. */
export function signInByLink(location: Location, history: History): void {
  const apiKey = keyOfFragment(location.hash)
  if (apiKey === null) return
  history.replaceState(history.state, '', location.pathname + location.search)
  signInWithKey(apiKey)
}

/** The key of a fragment: a browser sends that part of an address to nobody. */
export function keyOfFragment(hash: string): string | null {
  const [, key] = /^#key=(qd_(?:test|live)_[\x21-\x7e]{8,400})$/.exec(hash) ?? []
  return key ?? null
}

function began(apiKey: string | null): Way {
  return apiKey === null ? { kind: 'unknown' } : { kind: 'key', apiKey }
}

function change(next: Way): void {
  // Whoever turns out to be in was in all along.
  const isSame = session.kind === 'unknown' && next.kind === 'person'
  session = { ...next, stay: isSame ? session.stay : session.stay + 1 }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
