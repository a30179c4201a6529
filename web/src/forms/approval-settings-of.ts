import type { ApprovalSettings, ApprovalSettingsUpdate, Currency } from '@quarterday/sdk/types.gen.ts'
import { minorUnits } from './minor-units.ts'
import { majorText } from './unit-amount.ts'

export const ruleNames = ['refunds', 'credits', 'write_offs'] as const
export type RuleName = (typeof ruleNames)[number]

export const demands = [
  { value: 'nothing', label: 'One person may' },
  { value: 'proof', label: 'They prove again who they are' },
  { value: 'approval', label: 'Somebody else approves it' },
] as const

interface TypedRule {
  readonly demands: (typeof demands)[number]['value']
  /** In the organization's currency. Empty: every amount. */
  readonly above: string
}

export type TypedSettings = Readonly<Record<RuleName, TypedRule>> & { readonly holdsKeys: boolean }

export function typedSettings(settings: ApprovalSettings, currency: Currency): TypedSettings {
  const typed = (rule: ApprovalSettings[RuleName]): TypedRule => {
    const limit = rule?.above.find((each) => each.currency === currency)
    return { demands: rule?.demands ?? 'nothing', above: limit === undefined ? '' : majorText(String(limit.amount), currency) }
  }
  const { refunds, credits, write_offs } = settings
  return { refunds: typed(refunds), credits: typed(credits), write_offs: typed(write_offs), holdsKeys: settings.api_keys }
}

/** Limits in other currencies are taken over as they are. */
export function settingsOf(typed: TypedSettings, before: ApprovalSettings, currency: Currency): ApprovalSettingsUpdate {
  const rule = (name: RuleName): ApprovalSettingsUpdate[RuleName] => {
    const { demands: wanted, above } = typed[name]
    if (wanted === 'nothing') return null
    const others = (before[name]?.above ?? []).filter((each) => each.currency !== currency)
    const amount = limitOf(above, currency)
    return { demands: wanted, above: amount === null ? others : [{ currency, amount }, ...others] }
  }
  return { refunds: rule('refunds'), credits: rule('credits'), write_offs: rule('write_offs'), api_keys: typed.holdsKeys }
}

/** Whether all that is typed is an amount, or nothing. */
export function isReady(typed: TypedSettings, currency: Currency): boolean {
  return ruleNames.every((name) => {
    const { demands: wanted, above } = typed[name]
    return wanted === 'nothing' || above.trim() === '' || limitOf(above, currency) !== null
  })
}

/** Zero is a limit: whatever is more than nothing is above it. */
function limitOf(typed: string, currency: Currency): number | null {
  return /^0+([.,]0*)?$/.test(typed.trim()) ? 0 : minorUnits(typed, currency)
}
