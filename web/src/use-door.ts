import { useState } from 'react'

/** Something that lets in or proves who one is: its refusal is said where it was tried, and ends no session. */
export interface Door<Given> {
  readonly error: Error | null
  readonly isPending: boolean
  readonly go: (given: Given) => void
  readonly reset: () => void
}

export function useDoor<Given, Reply>(run: (given: Given) => Promise<Reply>, then: (reply: Reply) => void): Door<Given> {
  const [error, setError] = useState<Error | null>(null)
  const [isPending, setIsPending] = useState(false)
  async function go(given: Given) {
    setIsPending(true)
    setError(null)
    try {
      then(await run(given))
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
    } finally {
      setIsPending(false)
    }
  }
  return { error, isPending, go: (given) => void go(given), reset: () => setError(null) }
}
