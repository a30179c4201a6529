import type { Currency } from '@quarterday/core/currency.ts'
import { useMemo } from 'react'
import { formatCount, formatMoney, formatQuantity, formatUnitAmount } from '../ui/format.ts'
import { formatDay, formatMoment, formatMomentWithTime, formatPeriod } from '../ui/format-date.ts'
import { useSpeech } from './language.tsx'
import { useMe } from './me.tsx'

/** Amounts and days as the customer writes them: in the language of the page, and as their billing days are counted. */
export interface Formats {
  /** Whole minor units: `12,50 €`. */
  readonly money: (minor: number, currency: Currency) => string
  /** A price of one, which may have fractions of a minor unit. */
  readonly unitAmount: (minor: string, currency: Currency) => string
  readonly quantity: (quantity: string) => string
  readonly count: (count: number) => string
  /** A calendar day: `2027-04-01`. */
  readonly day: (on: string) => string
  /** The customer's day of a moment. */
  readonly dayOf: (at: string) => string
  readonly moment: (at: string) => string
  /** `end_on` is the day after the last. */
  readonly period: (period: { readonly start_on: string; readonly end_on: string }) => string
}

/** `zone`: of what is told, where that has one of its own, as a subscription does. Default: where the customer's billing days begin. */
export function useFormats(zone?: string): Formats {
  const { locale } = useSpeech()
  const me = useMe()
  const timezone = zone ?? me.timezone
  return useMemo(() => formatsIn(locale, timezone), [locale, timezone])
}

export function formatsIn(locale: string, zone: string): Formats {
  return {
    money: (minor, currency) => formatMoney(minor, currency, locale),
    unitAmount: (minor, currency) => formatUnitAmount(minor, currency, locale),
    quantity: (quantity) => formatQuantity(quantity, locale),
    count: (count) => formatCount(count, locale),
    day: (on) => formatDay(on, locale),
    dayOf: (at) => formatMoment(at, zone, locale),
    moment: (at) => formatMomentWithTime(at, zone, locale),
    period: (period) => formatPeriod(period, locale),
  }
}
