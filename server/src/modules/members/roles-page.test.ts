import { readFileSync } from 'node:fs'
import { allows, resources } from '@quarterday/core/people/permission.ts'
import { roleCodes, roles } from '@quarterday/core/people/role.ts'
import { expect, test } from 'vitest'

const page = readFileSync(new URL('../../../../docs/roles.md', import.meta.url), 'utf8')

test('docs/roles.md shows what the table of roles says', () => {
  const expected = [
    `| Resource | ${roleCodes.map((code) => roles[code].title).join(' | ')} |`,
    `|---|${roleCodes.map(() => '---').join('|')}|`,
    ...resources.map(
      (resource) => `| \`${resource}\` | ${roleCodes.map((code) => shown(roles[code].permissions, resource)).join(' | ')} |`,
    ),
  ]
  const [, table = ''] = page.split('a test compares them. -->\n')
  expect(table.split('\n').slice(0, expected.length)).toEqual(expected)
})

function shown(permissions: readonly string[], resource: string): string {
  if (allows(permissions, `${resource}:write`)) return 'write'
  return allows(permissions, `${resource}:read`) ? 'read' : '–'
}
