/** What can be shortened: any of its steps can be left out. */
interface Stepwise {
  readonly steps: readonly unknown[]
}

/** The failure of a trace, by its kind; null: there is none. */
type Failing<Trace> = (trace: Trace) => Promise<string | null>

/**
 * Leaves out steps as long as the same thing goes wrong: halves first, then smaller parts, then single ones. At most `most` times it is played again.
 */
export async function shrink<Trace extends Stepwise>(trace: Trace, kind: string, failing: Failing<Trace>, most = 120): Promise<Trace> {
  let steps: readonly unknown[] = trace.steps
  let plays = 0
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = steps.length - size; from > -size && plays < most; from -= size) {
      const without = [...steps.slice(0, Math.max(0, from)), ...steps.slice(Math.max(0, from) + size)]
      plays += 1
      if (without.length < steps.length && (await failing({ ...trace, steps: without })) === kind) steps = without
    }
  }
  return { ...trace, steps }
}
