import { useSyncExternalStore } from 'react'

/** A request waits until the person has shown once more who they are. */
interface Wanted {
  /** True: they have. False: they would rather not. */
  readonly answer: (isProven: boolean) => void
  readonly answered: Promise<boolean>
}

let wanted: Wanted | null = null
const listeners = new Set<() => void>()

/**
 * Asks as `ask` does; where the server wants to know again who it is (`reauth_required`), the person is asked, and then the very same request goes once
 * more. It had no effect before, so its key is as good as new.
 */
export function withProof(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await ask(input, init)
    if (response.status !== 403 || !(await saysReauth(response.clone()))) return response
    return (await proof()) ? ask(input, init) : response
  }
}

/** What waits for a proof; null: nothing. */
export function useWantedProof(): Wanted | null {
  return useSyncExternalStore(subscribe, () => wanted)
}

/** Requests that come while the person is being asked wait for the same answer. */
function proof(): Promise<boolean> {
  if (wanted === null) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const answer = (isProven: boolean) => {
      change(null)
      resolve(isProven)
    }
    change({ answer, answered: promise })
  }
  return wanted?.answered ?? Promise.resolve(false)
}

async function saysReauth(response: Response): Promise<boolean> {
  const problem: unknown = await response.json().catch(() => null) // A page of a proxy: no word of ours.
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'reauth_required'
}

function change(next: Wanted | null): void {
  wanted = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
