import { Button, Group, Table, Text } from '@mantine/core'
import type { Permission } from '@quarterday/core/people/permission.ts'
import type { ReactNode } from 'react'
import { useMayEach } from '../may.tsx'
import classes from './data-table.module.css'

export interface Column<Row> {
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the right. */
  readonly figures?: boolean
  /** On a phone it is left out, for the row leads to a screen that says it too: without a minor column the table scrolls sideways there. */
  readonly isMinor?: boolean
  /** What whoever sees the column may do: it holds buttons. */
  readonly needs?: Permission
}

interface DataTableProps<Row> {
  /** For who cannot see it: `Customers`. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** In pixels; on a narrower screen the table scrolls sideways. */
  readonly minWidth?: number
}

/** A table whose whole row is the link that its first cell holds. */
export function DataTable<Row>({ label, columns: all, rows, rowKey, minWidth = 640 }: DataTableProps<Row>) {
  const may = useMayEach()
  const columns = all.filter(({ needs }) => may(needs))
  const fits = columns.some(({ isMinor }) => isMinor)
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" className={`${classes.scroll} ${fits ? classes.fits : ''}`}>
      <Table className={classes.table} verticalSpacing="sm" horizontalSpacing="lg" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ header, figures = false, isMinor = false }) => (
              <Table.Th key={header} scope="col" ta={figures ? 'right' : undefined} className={isMinor ? classes.minor : undefined}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map(({ header, cell, figures = false, isMinor = false }) => (
                <Table.Td
                  key={header}
                  ta={figures ? 'right' : undefined}
                  className={`${figures ? 'figures' : ''} ${isMinor ? classes.minor : ''}`}
                >
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

interface MoreProps {
  readonly shown: number
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
}

/** Below a list: how many are shown, and the next page. */
export function MoreRows({ shown, hasMore, isLoading, onMore }: MoreProps) {
  return (
    <Group justify="space-between" px="lg" py="sm" className={classes.foot}>
      <Text size="sm" c="dimmed" role="status">
        {hasMore ? `The first ${shown}` : shown === 1 ? 'One' : `All ${shown}`}
      </Text>
      {hasMore && (
        <Button variant="default" size="xs" loading={isLoading} onClick={onMore}>
          Show more
        </Button>
      )}
    </Group>
  )
}
