import { useSyncExternalStore } from 'react'

/** Who is signed in: the key goes into the Authorization header and nowhere else. */
export interface Session {
  readonly apiKey: string | null
  /** Why there is no key any more, when that was not the person's own doing. */
  readonly notice: string | null
}

// Of this tab only, and gone with it: a key is as good as a password.
const storageName = 'quarterday.key'

let session: Session = { apiKey: sessionStorage.getItem(storageName), notice: null }
const listeners = new Set<() => void>()

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session)
}

export function signIn(apiKey: string): void {
  sessionStorage.setItem(storageName, apiKey)
  change({ apiKey, notice: null })
}

export function signOut(notice: string | null = null): void {
  sessionStorage.removeItem(storageName)
  change({ apiKey: null, notice })
}

/** Signs in by a link such as `/#key=qd_test_…`, and takes the key out of the address bar and the history. */
export function signInByLink(location: Location, history: History): void {
  const apiKey = keyOfFragment(location.hash)
  if (apiKey === null) return
  history.replaceState(history.state, '', location.pathname + location.search)
  signIn(apiKey)
}

/** The key of a fragment: a browser sends that part of an address to nobody. */
export function keyOfFragment(hash: string): string | null {
  const [, key] = /^#key=(qd_(?:test|live)_[\x21-\x7e]{8,400})$/.exec(hash) ?? []
  return key ?? null
}

function change(next: Session): void {
  session = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
