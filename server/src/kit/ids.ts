import { randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Fills the array with random bytes. */
export type RandomBytes = (bytes: Uint8Array) => void

const poolBytes = 6 * 1024
const counterLimit = 0x3ffffff
const hex4 = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'))

/**
 * A new UUIDv7, lower-case with dashes. Within one process each is greater than the one before, also when the clock is set back:
 * 48 bits of milliseconds, a 26-bit counter that starts anywhere in its lower half each millisecond, 48 random bits.
 */
export const newId: () => string = idSource(randomFillSync, Date.now)

/** The same for the simulation, which brings its own randomness and time. */
export function createIdSource(random: RandomBytes, clock: Clock): () => string {
  return idSource(random, () => clock.now().epochMilliseconds)
}

function idSource(random: RandomBytes, now: () => number): () => string {
  const pool = new Uint8Array(poolBytes)
  const words = new Uint16Array(pool.buffer)
  let position = words.length
  let millisecond = -1
  let counter = 0
  let prefix = ''

  function turnTo(time: number): void {
    millisecond = time
    const text = time.toString(16).padStart(12, '0')
    prefix = `${text.slice(0, 8)}-${text.slice(8)}-7`
    counter = ((word() << 10) ^ word()) & (counterLimit >> 1)
  }

  function word(): number {
    if (position === words.length) {
      random(pool)
      position = 0
    }
    return words[position++] ?? 0
  }

  function hex(value: number): string {
    return hex4[value] ?? ''
  }

  return () => {
    const time = now()
    if (time > millisecond) turnTo(time)
    else if (++counter > counterLimit) turnTo(millisecond + 1)
    const high = hex(counter >>> 14).slice(1)
    const low = hex(0x8000 | (counter & 0x3fff))
    return `${prefix}${high}-${low}-${hex(word())}${hex(word())}${hex(word())}`
  }
}

/** The lowest id of a moment, in milliseconds since 1970: ids that are made then or later are greater. */
export function lowestIdAt(milliseconds: number): string {
  const text = Math.max(0, milliseconds).toString(16).padStart(12, '0')
  return `${text.slice(0, 8)}-${text.slice(8)}-7000-8000-000000000000`
}

/** When an id was made, by the clock of whoever made it, in milliseconds since 1970. */
export function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
