import { resources } from '@quarterday/core/people/permission.ts'
import { roles } from '@quarterday/core/people/role.ts'
import { expect, test } from 'vitest'
import { levelOf, levelsOf, permissionsOf, permissionsText, resourceGroups } from './permission-text.ts'

test('each resource stands in one group', () => {
  expect(resourceGroups.flatMap(({ of }) => of).sort()).toEqual([...resources].sort())
})

test('what is chosen for each resource becomes permissions, and those become the choice again', () => {
  expect(permissionsOf({ invoices: 'write', customers: 'read', jobs: 'none' })).toEqual(['customers:read', 'invoices:write'])
  expect(permissionsOf(levelsOf(roles.finance.permissions)).sort()).toEqual(
    // Where a role lists both reading and writing, writing says it all.
    roles.finance.permissions
      .filter(
        (each) => !(roles.finance.permissions as readonly string[]).includes(each.replace(/:read$/, ':write')) || each.endsWith(':write'),
      )
      .sort(),
  )
})

test('the asterisk and writing give reading too', () => {
  expect(levelOf(['*'], 'invoices')).toBe('write')
  expect(levelOf(['invoices:write'], 'invoices')).toBe('write')
  expect(levelOf(['invoices:read'], 'invoices')).toBe('read')
  expect(levelOf(['customers:write'], 'invoices')).toBe('none')
})

test.each([
  [['*'], 'Everything'],
  [resources.map((resource) => `${resource}:read`), 'Reads everything'],
  [['invoices:write'], 'Invoices and credit notes'],
  [['customers:read', 'invoices:write'], 'Customers (read), Invoices and credit notes'],
  [
    ['customers:read', 'plans:read', 'prices:read', 'events:read', 'jobs:write'],
    'Customers (read), Plans (read), Prices (read) and 2 more',
  ],
  [[], 'Nothing'],
])('%j is told as %s', (granted, told) => {
  expect(permissionsText(granted)).toBe(told)
})
