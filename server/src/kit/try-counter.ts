import { isIPv6 } from 'node:net'
import type { Clock } from './clock.ts'

interface Window {
  readonly endsAt: number
  count: number
}

export interface Allowance {
  readonly most: number
  readonly withinSeconds: number
}

const mostNames = 10_000

/**
 * Counts tries by name in windows of time, in the memory of this process: enough to slow down whoever guesses. It remembers ten thousand names at most and
 * forgets the oldest first.
 */
export class TryCounter {
  private readonly windows = new Map<string, Window>()
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Counts one more. Answers the seconds to wait; null: it is within what is allowed. */
  take(name: string, { most, withinSeconds }: Allowance): number | null {
    const now = this.clock.now().epochMilliseconds
    const known = this.windows.get(name)
    const isOver = known === undefined || known.endsAt <= now
    const window = isOver ? { endsAt: now + withinSeconds * 1000, count: 0 } : known
    if (isOver) this.remember(name, window)
    window.count += 1
    return window.count <= most ? null : Math.max(1, Math.ceil((window.endsAt - now) / 1000))
  }

  private remember(name: string, window: Window): void {
    this.windows.delete(name)
    if (this.windows.size >= mostNames) {
      const [oldest] = this.windows.keys()
      if (oldest !== undefined) this.windows.delete(oldest)
    }
    this.windows.set(name, window)
  }
}

/** Who one address stands for: of IPv6 the network of a customer, of which one person has all addresses. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace(/^::ffff:/, '')
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing =
    tail === undefined ? [] : Array.from({ length: 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) }, () => '0')
  return `${[...groups, ...missing].slice(0, 4).join(':')}::/64`
}
