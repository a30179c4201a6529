import type { ApprovalSettings } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { isReady, settingsOf, typedSettings } from './approval-settings-of.ts'

const settings: ApprovalSettings = {
  object: 'approval_settings',
  refunds: {
    demands: 'approval',
    above: [
      { currency: 'EUR', amount: 10_050 },
      { currency: 'JPY', amount: 20_000 },
    ],
  },
  credits: { demands: 'proof', above: [] },
  write_offs: null,
  api_keys: true,
}

test('settings are typed in the currency of the organization, and come back as they were', () => {
  const typed = typedSettings(settings, 'EUR')
  expect(typed.refunds).toEqual({ demands: 'approval', above: '100.50' })
  expect(typed.credits).toEqual({ demands: 'proof', above: '' })
  expect(typed.write_offs).toEqual({ demands: 'nothing', above: '' })
  const { object: _, ...asBefore } = settings
  expect(settingsOf(typed, settings, 'EUR')).toEqual(asBefore)
})

test('a limit of nothing is a limit, and limits in other currencies stay', () => {
  const typed = { ...typedSettings(settings, 'EUR'), refunds: { demands: 'approval', above: '0' } as const }
  expect(settingsOf(typed, settings, 'EUR').refunds).toEqual({
    demands: 'approval',
    above: [
      { currency: 'EUR', amount: 0 },
      { currency: 'JPY', amount: 20_000 },
    ],
  })
})

test('what is no amount is not ready', () => {
  const typed = typedSettings(settings, 'EUR')
  expect(isReady(typed, 'EUR')).toBe(true)
  expect(isReady({ ...typed, refunds: { demands: 'approval', above: 'much' } }, 'EUR')).toBe(false)
  expect(isReady({ ...typed, refunds: { demands: 'nothing', above: 'much' } }, 'EUR')).toBe(true)
})
