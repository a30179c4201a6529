/** Remembers a value of a pure function. A full memory is emptied at once: what is still needed comes back at the price of one computation. */
export function keepBounded<K, V>(memory: Map<K, V>, key: K, value: V, limit: number): void {
  if (memory.size >= limit) memory.clear()
  memory.set(key, value)
}
