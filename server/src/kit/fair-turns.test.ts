import { expect, test } from 'vitest'
import { NoConnection } from './db-errors.ts'
import { FairTurns } from './fair-turns.ts'

const patient = { patienceMs: 60_000 }

/** Who had a turn, in order; each ends when told. */
function watched(turns: FairTurns) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  async function come(group: string): Promise<void> {
    const end = await turns.enter(group)
    begun.push(group)
    ends.push(end)
  }
  return { begun, come, endOne: () => ends.shift()?.(), running: () => ends.length }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('F50: whoever asks for little waits for one turn, whatever a noisy group has asked for before', async () => {
  const turns = new FairTurns({ size: 4, share: 4, ...patient })
  const { begun, come, endOne } = watched(turns)
  const noise = Array.from({ length: 100 }, () => come('noisy'))
  const quiet = come('quiet')
  await settled()
  expect(begun).toEqual(['noisy', 'noisy', 'noisy', 'noisy'])
  endOne()
  await settled()
  endOne()
  await quiet
  expect(begun.indexOf('quiet')).toBeLessThanOrEqual(5)
  while (turns.waiting > 0) {
    endOne()
    await settled()
  }
  await Promise.all(noise)
  expect(begun).toHaveLength(101)
})

test('F50: no group has more than its share, so another gets in at once while all of its turns last', async () => {
  const turns = new FairTurns({ size: 4, share: 3, ...patient })
  const { begun, come, endOne } = watched(turns)
  const noise = Array.from({ length: 10 }, () => come('noisy'))
  await settled()
  expect(begun).toEqual(['noisy', 'noisy', 'noisy'])
  await come('quiet')
  expect(begun).toEqual(['noisy', 'noisy', 'noisy', 'quiet'])
  for (let count = 0; count < 11; count += 1) {
    endOne()
    await settled()
  }
  await Promise.all(noise)
  expect(begun.filter((group) => group === 'noisy')).toHaveLength(10)
})

test('S12, F50: a group can have a share of its own, and who belongs to none has no bound', async () => {
  const turns = new FairTurns({ size: 6, share: 5, shares: { people: 2 }, ...patient })
  const { begun, come } = watched(turns)
  for (let count = 0; count < 5; count += 1) void come('people')
  await settled()
  expect(begun).toEqual(['people', 'people'])
  for (let count = 0; count < 4; count += 1) await come('')
  expect(begun.filter((group) => group === '')).toHaveLength(4)
})

test('turns go round the groups that wait', async () => {
  const turns = new FairTurns({ size: 1, share: 1, ...patient })
  const { begun, come, endOne } = watched(turns)
  for (const group of ['a', 'a', 'a', 'a', 'b', 'b', 'c']) void come(group)
  for (let count = 0; count < 7; count += 1) {
    await settled()
    endOne()
  }
  expect(begun.join('')).toBe('aabcaba')
})

test('a queue has an end, and nobody’s fills it', async () => {
  const turns = new FairTurns({ size: 1, share: 1, ...patient })
  const { come } = watched(turns)
  for (let count = 0; count < 65; count += 1) void come('noisy')
  await expect(come('noisy')).rejects.toBeInstanceOf(NoConnection)
  for (let count = 0; count < 64; count += 1) void come('other')
  await expect(come('third')).rejects.toBeInstanceOf(NoConnection)
})

test('who has waited too long is sent away, and leaves no trace', async () => {
  const turns = new FairTurns({ size: 1, share: 1, patienceMs: 1 })
  const end = await turns.enter('a')
  await expect(turns.enter('b')).rejects.toBeInstanceOf(NoConnection)
  expect(turns.waiting).toBe(0)
  end()
  expect(await turns.enter('c')).toBeTypeOf('function')
})
