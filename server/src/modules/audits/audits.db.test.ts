import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { type SmallBook, smallBook } from '../../../test/small-book.ts'

let api: TestApi
let book: SmallBook
beforeAll(async () => {
  api = await testApi()
  book = await smallBook(api)
})
afterAll(() => api.close())

test('an upgrade in mid-month is explained in plain words', async () => {
  const { status, body } = await api.get(`/v1/invoices/${book.upgradeInvoice}/explanation`)
  expect(status).toBe(200)
  console.log(body.text)
})

test('a healthy book', async () => {
  const v = await api.get('/v1/verification')
  console.log(JSON.stringify(v.body, null, 1))
  const d = await api.get('/v1/doctor')
  console.log(JSON.stringify(d.body.findings ?? d.body, null, 1))
  expect(d.body.findings).toEqual([])
})

test('all', async () => {
  const { body } = await api.get('/v1/invoices?limit=100')
  for (const i of body.data) console.log((await api.get(`/v1/invoices/${i.id}/explanation`)).body.text)
})
