import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { checks } from '../../modules/audits/checks.ts'
import { jobs } from '../../modules/index.ts'
import { describedApi } from './operations.ts'
import { newProgram } from './program.ts'

/** Facts that no command can mend: what is to be done is said whole. */
const byHand: ReadonlySet<string> = new Set(['requests_are_answered', 'tables_are_protected'])

const commands = new Set(leaves(newProgram(describedApi())))
const jobNames = new Set(jobs.map(({ name }) => name))

test.each(checks.map(({ id, remedy }) => [id, remedy]))('%s: its remedy names what a stranger can do, and that exists', (id, remedy) => {
  const named = [...remedy.matchAll(/`quarterday ([^`]+)`/g)].map(([, line = '']) => line)
  for (const line of named) {
    const words = line.split(' ').filter((word) => !word.startsWith('-') && word === word.toLowerCase())
    const command = [words.slice(0, 2).join(' '), words[0] ?? ''].find((name) => commands.has(name))
    expect(command, line).toBeDefined()
    if (command === 'jobs run') expect(jobNames, line).toContain(words[2])
  }
  const pages = [...remedy.matchAll(/docs\/[a-z-]+\.md/g)].map(([page]) => page)
  for (const page of pages) expect(existsSync(new URL(`../../../../${page}`, import.meta.url)), page).toBe(true)
  expect(remedy).not.toMatch(/the job “/)
  expect(named.length + pages.length > 0 || byHand.has(id), remedy).toBe(true)
})

function leaves(command: Command, path = ''): string[] {
  return command.commands.flatMap((child) => {
    const name = `${path} ${child.name()}`.trim()
    return child.commands.length > 0 ? leaves(child, name) : [name]
  })
}
