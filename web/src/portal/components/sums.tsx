import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './sums.module.css'

export interface SumRow {
  readonly name: ReactNode
  readonly note?: ReactNode
  readonly amount: string
  /** The one that counts. */
  readonly isStrong?: boolean
}

/** Names on the left, amounts on the right, each under the one before. */
export function Sums({ rows, label }: { readonly rows: readonly SumRow[]; readonly label: string }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {rows.map(({ name, note, amount, isStrong = false }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and none of them moves
        <li key={at} className={isStrong ? classes.strong : undefined}>
          <span>
            {name}
            {note && (
              <Text span size="xs" c="dimmed" display="block">
                {note}
              </Text>
            )}
          </span>
          <span className="figures">{amount}</span>
        </li>
      ))}
    </ul>
  )
}
