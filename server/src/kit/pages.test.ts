import { expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../modules/index.ts'

/** Lists that are always whole, of as many as the program knows or as an organization may make of them. */
const whole = ['listJobs', 'listNotificationTemplates', 'listRoles']
const lists = routes.filter(
  ({ method, reply, files }) => method === 'GET' && files.length === 0 && reply instanceof z.ZodObject && 'has_more' in reply.shape,
)

test('S69: every list gives 100 at a time at most, and says where it goes on', () => {
  expect(lists.length).toBeGreaterThan(40)
  for (const { operation, query } of lists.filter((list) => !whole.includes(list.operation))) {
    const accepts = (limit: string) => query.safeParse({ limit }).success
    expect([operation, accepts('1'), accepts('100')]).toEqual([operation, true, true])
    for (const limit of ['0', '101', '1000000', '-1', '1.5', '1e2', 'all', ''])
      expect([operation, limit, accepts(limit)]).toEqual([operation, limit, false])
    expect(query, operation).toBeInstanceOf(z.ZodObject)
    expect(Object.keys(query instanceof z.ZodObject ? query.shape : {})).toContain('cursor')
  }
})

test('S69: whatever answers with a list of objects is one of those, or so small that it is whole', () => {
  const inArrays = routes.filter(({ reply }) => reply instanceof z.ZodArray)
  expect(inArrays.map(({ operation }) => operation)).toEqual([])
})
