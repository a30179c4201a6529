import { randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { assert } from '@quarterday/core/assert.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { scryptInThread } from './password-threads.ts'

/** How dear one hash is. `logN` 17, `r` 8 and `p` 1 take 128 MiB and some tenths of a second. */
export interface PasswordCost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** Hashes of passwords, a few at a time: who asks for more is told to come back. */
export interface Passwords {
  /** A PHC string: `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`. Refuses `unavailable` when too many wait. */
  hash(password: string): Promise<string>
  /**
   * Whether the password is that of the hash. Null, for nobody: false, after as much work as for somebody. Refuses `unavailable` when too many wait.
   */
  verify(password: string, phc: string | null): Promise<boolean>
  /**
   * Refuses `unavailable` when too many wait: for whoever has other work to do before, which would be in vain. The refusal takes a second, so that a crowd which asks again
   * at once keeps nobody else busy.
   */
  refuseIfCrowded(): Promise<void>
  /** Whether a hash was made at another cost than would be paid today: it is made anew when its password is known. */
  isOutdated(phc: string): boolean
  /** How many hashes were computed, to compare two ways by. */
  readonly computed: number
}

/** OWASP's and our own minimum. */
export const productionCost: PasswordCost = { logN: 17, r: 8, p: 1 }

const saltBytes = 16
const hashBytes = 32
const mostRunning = 2
const mostWaiting = 8
const heldMs = 1_000
const mostHeld = 256

/** One for the whole process: the bound is that of its processors and its memory. Only tests pay less. */
export function createPasswords(cost: PasswordCost = productionCost): Passwords {
  let running = 0
  let computed = 0
  let held = 0
  const waiting: (() => void)[] = []
  // For users who are not there: a hash of nothing that anybody could type.
  const dummy = phcOf(cost, randomBytes(saltBytes), randomBytes(hashBytes))

  const isCrowded = () => running >= mostRunning && waiting.length >= mostWaiting

  async function refuseIfCrowded(): Promise<void> {
    if (!isCrowded()) return
    if (held < mostHeld) {
      held += 1
      await sleep(heldMs).finally(() => {
        held -= 1
      })
    }
    throw tooMany()
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= mostRunning) {
      if (isCrowded()) throw tooMany()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      // Who waits takes over the place, so that nobody new gets between.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }

  function compute(password: string, salt: Buffer, at: PasswordCost): Promise<Buffer> {
    return inTurn(() => {
      computed += 1
      return scryptInThread({ password: password.normalize('NFKC'), salt, bytes: hashBytes, ...at })
    })
  }

  return {
    async hash(password) {
      const salt = randomBytes(saltBytes)
      return phcOf(cost, salt, await compute(password, salt, cost))
    },
    async verify(password, phc) {
      const { cost: paid, salt, hash } = readPhc(phc ?? dummy)
      const given = await compute(password, salt, paid)
      return timingSafeEqual(given, hash) && phc !== null
    },
    refuseIfCrowded,
    isOutdated(phc) {
      const { logN, r, p } = readPhc(phc).cost
      return logN !== cost.logN || r !== cost.r || p !== cost.p
    },
    get computed() {
      return computed
    },
  }
}

function tooMany() {
  return refuse('unavailable', { detail: 'Too many people are logging in at this moment.', retryAfterSeconds: 2 })
}

function phcOf({ logN, r, p }: PasswordCost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

function readPhc(phc: string): { readonly cost: PasswordCost; readonly salt: Buffer; readonly hash: Buffer } {
  const [, logN, r, p, salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/.exec(phc) ?? []
  assert(hash !== '', 'A password hash is stored as a PHC string of scrypt')
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}
