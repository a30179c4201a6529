import { expect, test } from 'vitest'
import { createPasswords, productionCost } from './password.ts'

const cheap = { logN: 10, r: 8, p: 1 }

test('S11: a hash is a PHC string of scrypt with a salt of 16 bytes and 32 bytes of hash', async () => {
  const passwords = createPasswords()
  const phc = await passwords.hash('a long sentence of words')
  expect(productionCost).toEqual({ logN: 17, r: 8, p: 1 })
  expect(phc).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await passwords.verify('a long sentence of words', phc)).toBe(true)
  expect(await passwords.verify('a long sentence of word', phc)).toBe(false)
  expect(await passwords.hash('a long sentence of words')).not.toBe(phc)
})

test('S11: a hash of another cost is read as it was made, and known as outdated', async () => {
  const before = await createPasswords(cheap).hash('correct horse')
  const today = createPasswords({ ...cheap, logN: 11 })
  expect(await today.verify('correct horse', before)).toBe(true)
  expect(today.isOutdated(before)).toBe(true)
  expect(today.isOutdated(await today.hash('correct horse'))).toBe(false)
})

test('S9: one password is the same however its letters are composed, and 64 emojis are one', async () => {
  const passwords = createPasswords(cheap)
  expect(await passwords.verify('Ångström ﬁne', await passwords.hash('A\u030Angstro\u0308m fine'))).toBe(true)
  const emojis = '🦊'.repeat(64)
  expect(await passwords.verify(emojis, await passwords.hash(emojis))).toBe(true)
  expect(await passwords.verify('🦊'.repeat(63), await passwords.hash(emojis))).toBe(false)
})

test('S13: nobody costs as much work as somebody', async () => {
  const passwords = createPasswords(cheap)
  const phc = await passwords.hash('x')
  const before = passwords.computed
  expect(await passwords.verify('x', null)).toBe(false)
  expect(passwords.computed - before).toBe(1)
  await passwords.verify('x', phc)
  expect(passwords.computed - before).toBe(2)
})

test('S12: two hashes are computed at once and eight wait; the rest is told to come back', async () => {
  const passwords = createPasswords({ ...cheap, logN: 12 })
  const all = await Promise.allSettled(Array.from({ length: 50 }, () => passwords.hash('a password')))
  const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  expect(refused).toHaveLength(40)
  expect(refused[0]).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
  // The places are free again.
  expect(await passwords.hash('a password')).toContain('$scrypt$')
})

test('S12: who looks first whether there is a place is refused before any work, and not at once', async () => {
  const passwords = createPasswords({ ...cheap, logN: 14 })
  await passwords.refuseIfCrowded()
  const all = Array.from({ length: 10 }, () => passwords.hash('a password'))
  const from = performance.now()
  await expect(passwords.refuseIfCrowded()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
  expect(performance.now() - from).toBeGreaterThan(900)
  await Promise.all(all)
  await passwords.refuseIfCrowded()
  expect(passwords.computed).toBe(10)
})
