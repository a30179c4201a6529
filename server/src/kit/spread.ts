import { createHash } from 'node:crypto'

/** A number from 0 up to 1, as good as drawn by chance, and the same each time for the same text: to spread what would otherwise happen all at once. */
export function spreadOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}
