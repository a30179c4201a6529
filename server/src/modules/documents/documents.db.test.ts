import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

async function invoice(
  customer: object,
  more: object = {},
  lines: readonly object[] = [{ description: 'Grinder', quantity: '2', unit_amount: '6172' }],
) {
  const { id } = (await api.post('/v1/customers', { name: 'Ada', ...customer })).body
  const wanted = { customer: id, currency: 'EUR', collection_method: 'send_invoice', finalize: true, lines, ...more }
  const reply = await api.post('/v1/invoices', wanted)
  expect([reply.status, reply.text]).toEqual([201, expect.any(String)])
  return reply.body
}

async function pdfOf(id: string): Promise<{ bytes: Buffer; headers: Record<string, unknown> }> {
  const answer = await api.app.inject({ method: 'GET', url: `/v1/invoices/${id}/pdf`, headers: { authorization: `Bearer ${api.key}` } })
  expect(answer.statusCode).toBe(200)
  return { bytes: answer.rawPayload, headers: answer.headers }
}

/** What the streams of the file say when they are unpacked: enough to see what is in it, not what it looks like. */
function unpacked(bytes: Buffer): string {
  const parts: string[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    const end = bytes.indexOf('endstream', at)
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // Not every stream is packed.
    }
  }
  return bytes.toString('latin1') + parts.join('\n')
}

test('an invoice is a PDF/A file under its number, the same bytes each time', async () => {
  const { id, number } = await invoice({ locale: 'de' })
  const { bytes, headers } = await pdfOf(id)
  expect(headers['content-type']).toBe('application/pdf')
  expect(headers['content-disposition']).toBe(`attachment; filename="${number}.pdf"`)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(unpacked(bytes)).toContain('pdfaid:part')
  expect((await pdfOf(id)).bytes.equals(bytes)).toBe(true)
})

test('a customer of another language gets other words; one who paid sees it', async () => {
  const { id } = await invoice({ locale: 'fr' })
  const before = (await pdfOf(id)).bytes
  await api.post(`/v1/invoices/${id}/record_payment`, { amount: 5000, reference: 'Half' })
  expect((await pdfOf(id)).bytes.equals(before)).toBe(false)
})

test('S60: hostile names are words on paper: nothing is run, read or fetched', async () => {
  const hostile = [
    '{{7*7}}',
    '#read("/etc/passwd")',
    '<img src=file:///etc/passwd>',
    '<script>alert(1)</script>',
    '#import "@preview/x:1.0.0"',
    '$x^2$',
    '= Head',
    '\\u{0}',
  ]
  const { id } = await invoice(
    { name: '#eval("1+1") *bold* _x_ @ref' },
    { memo: hostile.join(' ') },
    hostile.map((description) => ({ description, quantity: '1', unit_amount: '100' })),
  )
  const { bytes } = await pdfOf(id)
  expect(unpacked(bytes)).not.toContain('root:x:0:0')
  expect(bytes.length).toBeGreaterThan(5000)
})

test('S60: a hundred lines go over pages, within the size that is bearable', async () => {
  const lines = Array.from({ length: 100 }, (_, index) => ({
    description: `Line ${index} ${'long '.repeat(40)}`,
    quantity: '1',
    unit_amount: '100',
  }))
  const { id } = await invoice({}, {}, lines)
  const { bytes } = await pdfOf(id)
  expect(bytes.length).toBeLessThan(2_000_000)
  expect(unpacked(bytes).match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(2)
})

test('scripts of the right to the left are set with fonts that have them', async () => {
  const { id } = await invoice({ name: 'شركة القهوة', locale: 'en' }, { memo: 'תודה רבה · Ευχαριστώ · Спасибо' })
  const said = unpacked((await pdfOf(id)).bytes)
  expect(said).toMatch(/NotoSansArabic|Noto-Sans-Arabic/)
  expect(said).toMatch(/NotoSansHebrew|Noto-Sans-Hebrew/)
})

test('I25: what is another organization’s is not there', async () => {
  const { id } = await invoice({})
  const other = await api.organizationClient({ name: 'Next door' })
  expect((await other.get(`/v1/invoices/${id}/pdf`)).status).toBe(404)
})

test('many at once are all made, or told to come again', async () => {
  const { id } = await invoice({})
  const answers = await Promise.all(Array.from({ length: 30 }, () => api.get(`/v1/invoices/${id}/pdf`)))
  const statuses = new Set(answers.map(({ status }) => status))
  expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true)
  expect((await api.get(`/v1/invoices/${id}/pdf`)).status).toBe(200)
})
