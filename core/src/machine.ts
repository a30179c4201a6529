import { refuse } from './refusal.ts'

/** A life as a table: for each state, the events it allows and the state each one leads to. A state that allows nothing is final. */
export type Machine<S extends string, E extends string> = { readonly [state in S]: { readonly [event in E]?: S } }

/** The state after the event. Refuses `invalid_state` when this state does not list the event, and says what it does list. */
export function next<S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): S {
  const after = follow(machine, state, event)
  if (after !== undefined) return after
  const possible = Object.keys(machine[state]).map(words)
  const instead = possible.length === 0 ? 'Nothing is possible from here.' : `Possible from here: ${possible.join(', ')}.`
  throw refuse('invalid_state', { detail: `Cannot ${words(event)} what is ${words(state)}. ${instead}` })
}

export function canApply<S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): boolean {
  return follow(machine, state, event) !== undefined
}

/** The states in the order of the table. */
export function states<S extends string>(machine: Machine<S, string>): S[] {
  return Object.keys(machine).filter((state): state is S => Object.hasOwn(machine, state))
}

/** Every state that some sequence of events leads to, itself included. */
export function reachable<S extends string>(machine: Machine<S, string>, from: S): Set<S> {
  const seen = new Set<S>([from])
  for (const state of seen) for (const after of Object.values<S | undefined>(machine[state])) if (after !== undefined) seen.add(after)
  return seen
}

/** Reads own properties only, so that no word such as `constructor` is taken for an event. */
function follow<S extends string, E extends string>(machine: Machine<S, E>, state: S, event: E): S | undefined {
  const row = machine[state]
  return Object.hasOwn(row, event) ? row[event] : undefined
}

/** `writeOff` and `past_due` as people say them. */
function words(name: string): string {
  return name
    .replace(/([A-Z])/g, ' $1')
    .replaceAll('_', ' ')
    .toLowerCase()
}
