import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { creditNoteMachine } from './credit-note/credit-note.ts'
import { invoiceMachine } from './invoice/invoice.ts'
import { type Machine, next } from './machine.ts'
import { dunningMachine } from './payment/dunning.ts'
import { paymentMachine } from './payment/payment.ts'
import { Refusal } from './refusal.ts'
import { subscriptionMachine } from './subscription/subscription.ts'
import { ticketMachine } from './ticket/ticket.ts'
import { deliveryMachine } from './webhook/delivery.ts'
import { endpointMachine } from './webhook/endpoint.ts'

const machines: Readonly<Record<string, Machine<string, string>>> = {
  ...{ creditNoteMachine, deliveryMachine, dunningMachine, endpointMachine },
  ...{ invoiceMachine, paymentMachine, subscriptionMachine, ticketMachine },
}

test('S44: every life is in this test', () => {
  const folder = import.meta.dirname
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/^export const (\w+): Machine</gm)].map(([, name]) => name))
  expect(found.sort()).toEqual(Object.keys(machines).sort())
})

test.each(Object.entries(machines))('S44: %s takes no step that its table does not have: each is a conflict', (_name, machine) => {
  const events = new Set(Object.values(machine).flatMap((steps) => Object.keys(steps)))
  let refused = 0
  for (const [state, steps] of Object.entries(machine)) {
    for (const event of [...events, 'nonsense', 'constructor', '__proto__']) {
      const to = Object.hasOwn(steps, event) ? steps[event] : undefined
      if (to !== undefined) {
        expect(next(machine, state, event)).toBe(to)
        expect(Object.keys(machine)).toContain(to)
        continue
      }
      const attempt = () => next(machine, state, event)
      expect(attempt, `${state} ${event}`).toThrow(Refusal)
      expect(attempt).toThrow(expect.objectContaining({ code: 'invalid_state', status: 409 }))
      refused += 1
    }
  }
  expect(refused).toBeGreaterThan(Object.keys(machine).length * 3 - 1)
})
