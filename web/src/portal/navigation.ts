import type { Icon } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import type { shellTexts } from './texts/shell.ts'

interface Entry {
  readonly to: NonNullable<LinkProps['to']>
  /** What it is called, in `texts/shell.ts`. */
  readonly name: keyof (typeof shellTexts)['en']['screens']
  readonly icon: Icon
}

/** The screens that one chooses from, in their order. An entry comes with its screen. */
export const navigation: readonly Entry[] = []
