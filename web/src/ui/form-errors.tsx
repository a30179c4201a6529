import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

interface Errors {
  readonly error: Error | null
  /** Pointers of the fields that are on the screen. */
  readonly shown: Set<string>
}

const ErrorsContext = createContext<Errors>({ error: null, shown: new Set() })

/** Gives the fields below it what the API said about each of them. */
export function FormErrors({ error, children }: { readonly error: Error | null; readonly children: ReactNode }) {
  const [shown] = useState(() => new Set<string>())
  const errors = useMemo(() => ({ error, shown }), [error, shown])
  return <ErrorsContext value={errors}>{children}</ErrorsContext>
}

/** What the API said about the field of a JSON pointer; undefined: nothing. */
export function useFieldError(pointer: string | undefined): string | undefined {
  const { error, shown } = useContext(ErrorsContext)
  useEffect(() => {
    if (pointer === undefined) return
    shown.add(pointer)
    return () => void shown.delete(pointer)
  }, [shown, pointer])
  if (!(error instanceof QuarterdayError) || pointer === undefined) return undefined
  const said = error.errors.filter((each) => each.pointer === pointer).map(({ detail }) => detail)
  return said.length === 0 ? undefined : said.join(' ')
}

/** Whether a field on the screen says itself what is wrong with it. */
export function useIsAtField(): (pointer: string) => boolean {
  const { shown } = useContext(ErrorsContext)
  return (pointer) => shown.has(pointer)
}
