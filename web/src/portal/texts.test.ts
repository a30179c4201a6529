import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages } from './language.tsx'

const folder = join(import.meta.dirname, 'texts')

// What is missing does not compile; what was copied and forgotten does.
test.each(readdirSync(folder))('%s says something in each language, and mostly not the same', async (file) => {
  const all = Object.values<Record<string, object>>(await import(join(folder, file)))
  expect(all.length).toBeGreaterThan(0)
  for (const each of all) {
    const said = languages.map((language) => sayings(each[language]))
    const [english = []] = said
    expect(english.length).toBeGreaterThan(0)
    for (const others of said.slice(1)) {
      expect(others.map(([name]) => name)).toEqual(english.map(([name]) => name))
      expect(others.filter(([, text]) => text.trim() === '')).toEqual([])
      const same = others.filter(([, text], at) => text === english[at]?.[1] && isSentence(text))
      expect(same).toEqual([])
    }
  }
})

/** Three words or more, beside what is filled in: fewer may be the same in two languages. */
function isSentence(text: string): boolean {
  const bare = text.replace(/^.*=>/s, '').replaceAll(/\$\{[^}]*\}/g, ' ')
  return (bare.match(/\p{L}{2,}/gu) ?? []).length >= 3
}

/** Each text with its name; of functions what they are made of. */
function sayings(said: unknown, name = ''): [string, string][] {
  if (typeof said === 'string') return [[name, said]]
  if (typeof said === 'function') return [[name, String(said)]]
  return Object.entries(said ?? {}).flatMap(([key, each]) => sayings(each, `${name}/${key}`))
}
