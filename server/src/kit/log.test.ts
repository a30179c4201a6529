import { expect, test } from 'vitest'
import { newLogger } from './log.ts'

function logged(work: (log: ReturnType<typeof newLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  work(newLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }))
  return lines.map((line) => JSON.parse(line))
}

test('S64: credentials are taken out of what is logged, also one level down', () => {
  const [line] = logged((log) =>
    log.info({ authorization: 'Bearer canary', headers: { authorization: 'canary', cookie: 'canary' }, key: { secret: 'canary' } }),
  )
  expect(JSON.stringify(line)).not.toContain('canary')
  expect(line).toMatchObject({ level: 'info', authorization: '[redacted]' })
})

test('S64: a value cannot forge a line, and a level below the wanted one is silent', () => {
  const lines = logged((log) => {
    log.debug('silent')
    log.info({ name: 'a\n{"level":"error"}\u001b[31m' }, 'said')
  })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ msg: 'said', time: expect.stringMatching(/^\d{4}-.*Z$/) })
})
