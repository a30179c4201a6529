import { QuarterdayError } from '@quarterday/sdk/error.ts'

/** What was wrong, told apart by where a form can say it. */
export interface FieldErrors {
  /** At the field that the pointer names: `/secret_key`. Null: it is right. */
  at(pointer: string): string | null
  /** What no field of the form can say. Null: the fields say all of it. */
  readonly rest: Error | null
}

/** Shares the refusal of a form out to its fields, which are named by their pointers. */
export function fieldErrors(error: Error | null, pointers: readonly string[]): FieldErrors {
  const said = error instanceof QuarterdayError ? error.errors : []
  const isAll = said.length > 0 && said.every(({ pointer }) => pointers.includes(pointer))
  return {
    at: (pointer) => said.find((each) => each.pointer === pointer)?.detail ?? null,
    rest: isAll ? null : error,
  }
}
