import { Radio, Stack, Text } from '@mantine/core'
import { covers } from '@quarterday/core/people/permission.ts'
import type { Role } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { permissionsText } from '../components/permission-text.ts'
import { usePermissions } from '../may.tsx'
import { queries } from '../queries.ts'
import { useFieldError } from '../ui/form-errors.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'

interface RoleFieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
}

/** One of the roles, each with what it is for. Nobody gives one that permits more than they may do themselves. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const granted = usePermissions()
  const roles = useQuery(queries.roles(useApi()))
  const said = useFieldError('/role')
  if (roles.isError) return <ProblemPanel error={roles.error} />
  if (roles.isPending) return <LoadingRows count={3} />
  return (
    <Radio.Group label="Role" required value={value} onChange={onChange} error={said}>
      <Stack gap={8} mt={6}>
        {roles.data.data.map((role) => (
          <OneRole key={role.code} role={role} isOffered={covers(granted, role.permissions)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function OneRole({ role, isOffered }: { readonly role: Role; readonly isOffered: boolean }) {
  return (
    <Radio
      value={role.code}
      disabled={!isOffered}
      label={
        <Text size="sm" fw={600} span>
          {role.name}
        </Text>
      }
      description={`${role.description ?? permissionsText(role.permissions)}${isOffered ? '' : ' It permits more than your own role.'}`}
    />
  )
}
