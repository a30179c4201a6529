import { expect, test } from 'vitest'
import { parseQuery } from './http-query.ts'

test('names and values are percent-decoded; a name that is repeated has a list', () => {
  expect({ ...parseQuery('/v1/customers?q=M%C3%BCller+%26+Co&a=1&a=2&empty&x%5B0%5D=y') }).toEqual({
    q: 'Müller & Co',
    a: ['1', '2'],
    empty: '',
    'x[0]': 'y',
  })
  expect({ ...parseQuery('/v1/customers') }).toEqual({})
})

test.each(['/?q=%', '/?q=%ff', '/?%zz=1', `/?${'a=1&'.repeat(101)}`])('%s is refused as unparsable', (target) => {
  expect(() => parseQuery(target)).toThrow(expect.objectContaining({ code: 'unparsable' }))
})

test.each(['/?key=qd_live_x', '/?authorization=Bearer%20qd_test_x', '/?qd_op_x', '/?a=b&token=qd_op_abc.def'])(
  'S29: a credential in the query is refused: %s',
  (target) => {
    expect(() => parseQuery(target)).toThrow(expect.objectContaining({ code: 'unparsable' }))
  },
)
