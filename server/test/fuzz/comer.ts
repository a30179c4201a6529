import type { CallerKind } from '../proofs/permission-matrix.ts'
import type { Credential } from './credentials.ts'
import type { Known } from './known.ts'

/** Beside those of the permission matrix: the operator, a key of another organization, and who has a credential that is none. */
export type ComerKind = CallerKind | 'operator' | 'stranger' | 'refused'

/** Who sends a request. */
export interface Comer {
  readonly kind: ComerKind
  readonly headers: Credential
  /** What they can name. */
  readonly known: Known
  readonly audience: Audience
  /** Whether they take note of what is in an answer to this method. */
  learns(method: string): boolean
}

/** Those who are shown the same. */
export interface Audience {
  /** What no answer to them shows, unless they have named it. */
  hidden(): ReadonlySet<string>
  /** What they have named: it stands in their audit log, and is no news to them. */
  readonly named: Set<string>
}

export function newAudience(hidden: () => ReadonlySet<string>): Audience {
  return { hidden, named: new Set() }
}
