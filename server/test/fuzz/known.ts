import { encodeId, type IdPrefix, idPrefixes } from '@quarterday/core/id.ts'
import type { Chance } from '../../src/demo/chance.ts'
import { newId } from '../../src/kit/ids.ts'

const anyId = /\b([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g
const mostOfAKind = 60

/** What the one who fuzzes knows of by name: their own things, which change as they go, and those of somebody else. */
export class Known {
  readonly names: string[] = ['acme', 'club', 'api_calls', 'SPRING27']
  readonly #own = new Map<string, string[]>()
  readonly #foreign: ReadonlyMap<string, readonly string[]>
  readonly #never: ReadonlySet<string>

  /** `never`: what must not be named, because the one who fuzzes could not go on without it; more may be put into it. */
  constructor(foreign: ReadonlyMap<string, readonly string[]>, never: ReadonlySet<string>) {
    this.#foreign = foreign
    this.#never = never
  }

  /** Takes note of every id in an answer; of many of a kind the last ones are kept. */
  learn(text: string): void {
    for (const [id, prefix = ''] of text.matchAll(anyId)) {
      if (!(prefix in idPrefixes) || prefix === 'req' || this.#never.has(id)) continue
      const ids = this.#own.get(prefix) ?? []
      if (ids.includes(id)) continue
      ids.push(id)
      if (ids.length > mostOfAKind) ids.splice(mostOfAKind / 2, 1)
      this.#own.set(prefix, ids)
    }
  }

  /** All that is known as one's own. */
  ids(): ReadonlySet<string> {
    return new Set([...this.#own.values()].flat())
  }

  /** Mostly one's own, at times another's, one that nobody has, or one of another kind. */
  idOf(prefix: string, chance: Chance): string {
    const own = this.#own.get(prefix) ?? []
    if (own.length > 0 && chance.percent(88)) return chance.pick(own)
    const foreign = this.#foreign.get(prefix) ?? []
    if (foreign.length > 0 && chance.percent(50)) return chance.pick(foreign)
    return encodeId((prefix in idPrefixes ? prefix : 'cus') as IdPrefix, newId())
  }
}
