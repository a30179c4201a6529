import { Button, Stack } from '@mantine/core'
import type { Role } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { OwnRoles } from '../components/own-roles.tsx'
import { RoleMatrix } from '../components/role-matrix.tsx'
import { DeleteRole } from '../forms/delete-role.tsx'
import { EditRole } from '../forms/edit-role.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'

export function RolesPage() {
  const roles = useQuery(queries.roles(useApi()))
  const [edited, setEdited] = useState<Role | 'new' | null>(null)
  const [deleted, setDeleted] = useState<Role | null>(null)
  return (
    <Page
      title="Roles"
      note="What members are there for, and what that lets them do. Writing includes reading."
      actionsNeed="members:write"
      actions={<Button onClick={() => setEdited('new')}>New role</Button>}
    >
      {roles.isError && <ProblemPanel error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && (
        <Panel flush>
          <LoadingRows />
        </Panel>
      )}
      {roles.isSuccess && (
        <Stack gap="lg">
          <OwnRoles roles={roles.data.data} onEdit={setEdited} onDelete={setDeleted} />
          <RoleMatrix roles={roles.data.data} />
        </Stack>
      )}
      <EditRole role={edited} onClose={() => setEdited(null)} />
      <DeleteRole role={deleted} onClose={() => setDeleted(null)} />
    </Page>
  )
}
