import { scryptSync } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'

/** One hash to be computed. */
export interface ScryptQuestion {
  readonly id: number
  readonly password: string
  readonly salt: Uint8Array
  readonly bytes: number
  readonly logN: number
  readonly r: number
  readonly p: number
}

export interface ScryptAnswer {
  readonly id: number
  readonly hash: Uint8Array
}

const behindRequests = 5

/** A hash takes a processor for some tenths of a second; requests and the database take it back whenever they need it. Where a thread has no name of its own it is like the others. */
function giveWay(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), behindRequests)
  } catch {
    // Only Linux has priorities of threads; elsewhere the bound on how many hashes run has to do.
  }
}

function answerTo({ id, password, salt, bytes, logN, r, p }: ScryptQuestion): ScryptAnswer {
  const N = 2 ** logN
  return { id, hash: scryptSync(password, salt, bytes, { N, r, p, maxmem: 2 * 128 * N * r }) }
}

giveWay()
parentPort?.on('message', (question: ScryptQuestion) => parentPort?.postMessage(answerTo(question)))
