import { expect, test } from 'vitest'
import { entriesOf, keyProblem, metadataOf } from './metadata-of.ts'

test('rows become metadata and back; a row that nobody has begun is left out', () => {
  const rows = [...entriesOf({ crm: '42', 'cost.center': 'B 7' }), { key: '', value: '' }]
  expect(metadataOf(rows)).toEqual({ crm: '42', 'cost.center': 'B 7' })
})

test.each([
  [[{ key: 'a b', value: '1' }], 0, 'Letters, digits and _ . : - only, 64 at most.'],
  [[{ key: '', value: '1' }], 0, 'It needs a name.'],
  [
    [
      { key: 'crm', value: '1' },
      { key: ' crm ', value: '2' },
    ],
    1,
    'This name is taken above.',
  ],
  [[{ key: 'x'.repeat(65), value: '' }], 0, 'Letters, digits and _ . : - only, 64 at most.'],
])('%o is refused at row %i', (rows, index, problem) => {
  expect(keyProblem(rows, index)).toBe(problem)
  expect(metadataOf(rows)).toBeNull()
})
