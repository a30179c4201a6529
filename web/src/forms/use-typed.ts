import { useState } from 'react'

/** What stands in a form: the values, a way to change some, and what a text field needs of one of them. */
export function useTyped<Typed extends object>(initial: Typed | (() => Typed)) {
  const [typed, setTyped] = useState(initial)
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  function field<Name extends keyof Typed>(name: Name) {
    return { value: typed[name], onChange: (value: Typed[Name]) => setTyped((before) => ({ ...before, [name]: value })) }
  }
  return { typed, set, field }
}
