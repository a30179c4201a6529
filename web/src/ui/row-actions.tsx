import { Button, Group } from '@mantine/core'

interface RowActionsProps<Row> {
  readonly of: Row
  /** For who hears the buttons one by one. */
  readonly name: string
  readonly onEdit?: (row: Row) => void
  readonly onArchive: (row: Row) => void
  /** Asks whether it is to go for good. */
  readonly onDelete?: (row: Row) => void
  readonly isPending: boolean
}

/** What can be done with a row of the catalog: edit it, archive it, take it back. */
export function RowActions<Row extends { readonly status: 'active' | 'archived' }>({
  of,
  name,
  onEdit,
  onArchive,
  onDelete,
  isPending,
}: RowActionsProps<Row>) {
  const verb = of.status === 'active' ? 'Archive' : 'Take back'
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {onEdit && of.status === 'active' && (
        <Button size="compact-xs" variant="subtle" aria-label={`Edit ${name}`} onClick={() => onEdit(of)}>
          Edit
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" aria-label={`${verb} ${name}`} disabled={isPending} onClick={() => onArchive(of)}>
        {verb}
      </Button>
      {onDelete && (
        <Button size="compact-xs" variant="subtle" color="red" aria-label={`Delete ${name}`} onClick={() => onDelete(of)}>
          Delete
        </Button>
      )}
    </Group>
  )
}
