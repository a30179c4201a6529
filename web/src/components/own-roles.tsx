import { Button, Group } from '@mantine/core'
import type { Role } from '@quarterday/sdk/types.gen.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Named } from '../ui/named.tsx'
import { Panel } from '../ui/panel.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { permissionsText } from './permission-text.ts'

interface RolesProps {
  readonly roles: readonly Role[]
  readonly onEdit: (role: Role) => void
  readonly onDelete: (role: Role) => void
}

/** The roles one by one: what each is for and how many have it. */
export function OwnRoles({ roles, onEdit, onDelete }: RolesProps) {
  return (
    <Panel flush title="All roles" note="Five that every organization has, and those of your own.">
      <DataTable label="Roles" rows={roles} rowKey={({ code }) => code} minWidth={620} columns={columns({ onEdit, onDelete })} />
    </Panel>
  )
}

function columns({ onEdit, onDelete }: Omit<RolesProps, 'roles'>): readonly Column<Role>[] {
  return [
    {
      header: 'Role',
      cell: ({ name, description, permissions, built_in: isBuiltIn }) => (
        <Named
          name={
            <Group gap="xs" component="span">
              {name} {!isBuiltIn && <StatusBadge look={{ label: 'Your own', color: 'copper' }} />}
            </Group>
          }
          note={description ?? permissionsText(permissions)}
        />
      ),
    },
    { header: 'Members', figures: true, isMinor: true, cell: ({ members }) => members },
    {
      header: 'Actions',
      needs: 'members:write',
      figures: true,
      cell: (role) =>
        !role.built_in && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button size="compact-xs" variant="subtle" aria-label={`Edit ${role.name}`} onClick={() => onEdit(role)}>
              Edit
            </Button>
            <Button size="compact-xs" variant="subtle" color="red" aria-label={`Delete ${role.name}`} onClick={() => onDelete(role)}>
              Delete
            </Button>
          </Group>
        ),
    },
  ]
}
