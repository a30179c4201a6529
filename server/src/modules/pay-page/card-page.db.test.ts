import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api?.close())

const get = (url: string, headers: Record<string, string> = {}) => api.app.inject({ method: 'GET', url, headers })

test('the page for a card to keep allows Stripe’s script and ours alone, names nobody, and speaks the browser’s language', async () => {
  const shown = await get('/pay/card', { 'accept-language': 'de-AT,de;q=0.9' })
  expect(shown.statusCode).toBe(200)
  const policy = String(shown.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' https://js.stripe.com https://*.js.stripe.com;")
  expect(policy).toContain("frame-ancestors 'none'")
  expect([...shown.body.matchAll(/<script src="([^"]+)"/g)].map(([, src]) => src)).toEqual(['https://js.stripe.com/v3/', '/pay/card.js'])
  expect(shown.body).toContain('<html lang="de">')
  expect(shown.body).not.toMatch(/secret|pk_/)
})

test('its script is ours, takes what it needs out of the tab and leads back to this origin alone', async () => {
  const script = await get('/pay/card.js')
  expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(script.body).toContain('sessionStorage.removeItem(name)')
  expect(script.body).toContain('.origin !== location.origin')
})
