import {
  type Conventions,
  type ConventionsPatch,
  conventionsPatchSchema,
  type PresetName,
  presets,
  resolveConventions,
} from '@quarterday/core/conventions.ts'
import type { CustomerUpdate } from '@quarterday/sdk/types.gen.ts'
import { type ConventionName, conventionGroups } from '../components/convention-text.ts'

/** What stands in the form, by the name of the convention; empty: as the level above has it. */
export type TypedConventions = Readonly<Partial<Record<ConventionName, string>>>

/** What a customer or a subscription sets itself. */
export type OwnConventions = NonNullable<CustomerUpdate['conventions']>

/** All that there are, in the order of the screen. */
export const conventionNames: readonly ConventionName[] = conventionGroups.flatMap(({ names }) => names)

export function typedConventions(given: ConventionsPatch): TypedConventions {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
}

/** What is asked for; null while a number is none, or out of bounds. */
export function conventionsOf(typed: TypedConventions): OwnConventions | null {
  const given = Object.entries(typed).filter(([, value]) => value.trim() !== '')
  const read = conventionsPatchSchema.safeParse(Object.fromEntries(given.map(([name, value]) => [name, asNumber(value)])))
  // None of them is there and undefined: only what is typed was read.
  return read.success ? (read.data as OwnConventions) : null
}

/** All conventions as another system has them; null: as they are here where nobody sets any. */
export function likePreset(name: PresetName | null): TypedConventions {
  return typedConventions(resolveConventions(name === null ? {} : presets[name]))
}

/** Whose conventions these are, where they are those of a preset; null: somebody's own. */
export function presetOf(conventions: Conventions): PresetName | 'ours' | null {
  const isLike = (other: Conventions) => conventionNames.every((name) => conventions[name] === other[name])
  if (isLike(resolveConventions())) return 'ours'
  return presetNames.find((name) => isLike(resolveConventions(presets[name]))) ?? null
}

export const presetNames: readonly PresetName[] = ['stripe', 'lago', 'killbill']

export interface ConventionChange {
  readonly name: ConventionName
  readonly before: string | number
  readonly after: string | number
}

/** What counts differently afterwards, in the order of the screen. */
export function conventionChanges(before: Conventions, after: Conventions): readonly ConventionChange[] {
  return conventionNames.filter((name) => before[name] !== after[name]).map((name) => ({ name, before: before[name], after: after[name] }))
}

/** Digits are a number; no value of another kind consists of them. */
function asNumber(value: string): string | number {
  return /^\d{1,9}$/.test(value.trim()) ? Number(value) : value
}
