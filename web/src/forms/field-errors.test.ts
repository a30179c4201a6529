import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { expect, test } from 'vitest'
import { fieldErrors } from './field-errors.ts'

const refused = (...pointers: string[]) =>
  new QuarterdayError({
    ...{
      type: 'about:blank',
      title: 'Not valid',
      status: 422,
      code: 'invalid',
      detail: 'Look at the fields',
      request_id: 'req_1',
      doc_url: '',
    },
    errors: pointers.map((pointer) => ({ pointer, code: 'invalid', detail: `${pointer} is wrong` })),
  })

test('what a field can say is said there and nowhere else', () => {
  const errors = fieldErrors(refused('/amount'), ['/amount', '/description'])
  expect(errors.at('/amount')).toBe('/amount is wrong')
  expect(errors.at('/description')).toBeNull()
  expect(errors.rest).toBeNull()
})

test('what no field can say is not lost', () => {
  const elsewhere = refused('/amount', '/currency')
  expect(fieldErrors(elsewhere, ['/amount']).rest).toBe(elsewhere)
  const withoutFields = refused()
  expect(fieldErrors(withoutFields, ['/amount']).rest).toBe(withoutFields)
  const broken = new Error('broken')
  expect(fieldErrors(broken, ['/amount'])).toMatchObject({ rest: broken })
  expect(fieldErrors(null, ['/amount']).rest).toBeNull()
})
