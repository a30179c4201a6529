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

test('S64: of an error of the database neither the row nor the value is logged that it speaks of', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "canary"'), {
    ...{
      code: '22P02',
      detail: 'Key (email)=(canary) already exists.',
      where: "unnamed portal parameter $1 = 'canary'",
      parameters: ['canary'],
    },
    cause: Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
      code: '23505',
      detail: 'canary',
    }),
  })
  const [line] = logged((log) => log.error({ err: error }, 'bug'))
  expect(JSON.stringify(line)).not.toContain('canary')
  expect(line).toMatchObject({ err: { code: '22P02', message: 'invalid input syntax for type uuid: "…"', cause: { code: '23505' } } })
  expect(JSON.stringify(line)).toContain('users_email_key')
  expect(JSON.stringify(line)).toContain('log.test.ts')
})

test('S64: what is no error is not logged as one', () => {
  expect(JSON.stringify(logged((log) => log.error({ err: { password: 'canary' } }, 'odd')))).not.toContain('canary')
})
