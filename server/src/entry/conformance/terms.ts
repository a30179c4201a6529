import type { GivenCharge } from './case.ts'

/** The terms of a charge as our prices spell them. Amounts are decimals in minor units on both sides. */
export function termsOf(charge: GivenCharge): object {
  return { ...modelOf(charge), ...limitsOf(charge) }
}

function modelOf({ model, unit_amount, tiers = [], package: packages, percentage, graduated_percentage }: GivenCharge): object {
  switch (model) {
    case 'standard':
    case 'fixed_units':
      return { model: 'per_unit', unit_amount: unit_amount ?? '0' }
    case 'graduated':
    case 'volume':
      return {
        model,
        tiers: tiers.map((tier) => ({ ...end(tier), unit_amount: tier.unit_amount ?? '0', flat_amount: tier.flat_amount ?? '0' })),
      }
    case 'package': {
      const free = packages?.free_units
      return {
        model,
        package_size: String(packages?.size ?? 1),
        package_amount: packages?.amount ?? '0',
        ...(free !== undefined && free > 0 && { free_units: String(free) }),
      }
    }
    case 'percentage':
      return { model, ...Object.fromEntries(Object.entries(percentage ?? { rate_percent: '0' }).filter(([, value]) => value !== null)) }
    case 'graduated_percentage': {
      const own = Array.isArray(graduated_percentage) ? graduated_percentage : (graduated_percentage?.tiers ?? tiers)
      return {
        model,
        tiers: own.map((tier) => ({ ...end(tier), rate_percent: tier.rate_percent ?? '0', flat_amount: tier.flat_amount ?? '0' })),
      }
    }
  }
}

function limitsOf({ minimum, maximum, discount_percent, free_units, model }: GivenCharge): object {
  return {
    ...(minimum !== undefined && { minimum: String(minimum) }),
    ...(maximum !== undefined && { maximum: String(maximum) }),
    ...(discount_percent !== undefined && { discount_percent }),
    ...(free_units !== undefined && free_units > 0 && model !== 'package' && { free_units: String(free_units) }),
  }
}

function end({ up_to }: { readonly up_to: number | null }): { readonly up_to: string | null } {
  return { up_to: up_to === null ? null : String(up_to) }
}
