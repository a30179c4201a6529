import { expect } from 'vitest'
import { told } from '../print.ts'
import { scenarios } from '../scenario.ts'

const scenario = scenarios()
const lines = { credit_policy: 'invoice_line', proration_invoicing: 'next_invoice' }

scenario('an upgrade in mid-month credits what is unused', { conventions: lines }, async (world) => {
  await world.plan('basic', 1000)
  await world.plan('pro', 3000)
  const acme = await world.customer()
  const subscription = await acme.subscribe('basic')
  await world.advanceTo('2027-04-16')
  await subscription.change('pro')
  await world.advanceTo('2027-05-01')
  expect(await acme.lastInvoice()).toBe(
    told(`
    Basic, unused, 16–30 Apr 2027   −5.00
    Pro, 16–30 Apr 2027             15.00
    Pro, 1–31 May 2027              30.00
    Total                           40.00 EUR`),
  )
})
