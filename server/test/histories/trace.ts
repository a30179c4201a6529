import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { Currency } from '@quarterday/core/currency.ts'

/**
 * A history, in full: whoever has this text can play it again, and any step can be left out. Things that have no id yet are named by texts that begin
 * with `@`; the player puts the real ones in: `@sub0`, `@plan1`, `@price1.0` (the first price of that plan), `@item2` (of the subscription of the
 * step), `@open3` (the fourth open invoice, counted round), `@now-48h`.
 */
export interface Trace {
  readonly seed: number
  readonly setting: Setting
  /** What is there before the first step: the catalogue and the customers. */
  readonly opening: readonly Deed[]
  readonly steps: readonly Step[]
}

export interface Setting {
  readonly timezone: string
  readonly currency: Currency
  readonly begins: string
  readonly conventions: ConventionsPatch
}

export type Step = Wait | Deed

/** The clock goes on. */
export interface Wait {
  readonly hours: number
}

/** A request. A refusal is an answer too. */
export interface Deed {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: object
  /** What the reply is called from then on. */
  readonly as?: string
  /** Where the same body says beforehand what will happen. */
  readonly preview?: string
}

export function isWait(step: Step): step is Wait {
  return 'hours' in step
}

/** One step a line, to be read and to be pasted. */
export function traceText({ seed, setting, opening, steps }: Trace): string {
  const line = (step: Step): string => ('hours' in step ? `wait ${step.hours} h` : deedText(step))
  return [
    `seed ${seed}: ${JSON.stringify(setting)}`,
    ...opening.map(line),
    '—',
    ...steps.map((step, index) => `${index}. ${line(step)}`),
  ].join('\n')
}

export function deedText({ method, url, body, as }: Deed): string {
  return `${method} ${url}${body ? ` ${JSON.stringify(body)}` : ''}${as ? ` → ${as}` : ''}`
}
