import { type Icon, IconCreditCard, IconHome, IconLayoutGrid, IconLifebuoy, IconReceipt, IconRefresh, IconUser } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import type { shellTexts } from './texts/shell.ts'

interface Entry {
  readonly to: NonNullable<LinkProps['to']>
  /** What it is called, in `texts/shell.ts`. */
  readonly name: keyof (typeof shellTexts)['en']['screens']
  readonly icon: Icon
}

/** The screens that one chooses from, in their order. An entry comes with its screen. */
export const navigation: readonly Entry[] = [
  { to: '/', name: 'overview', icon: IconHome },
  { to: '/plans', name: 'plans', icon: IconLayoutGrid },
  { to: '/subscriptions', name: 'subscriptions', icon: IconRefresh },
  { to: '/invoices', name: 'invoices', icon: IconReceipt },
  { to: '/payment-methods', name: 'paymentMethods', icon: IconCreditCard },
  { to: '/help', name: 'help', icon: IconLifebuoy },
  { to: '/account', name: 'account', icon: IconUser },
]
