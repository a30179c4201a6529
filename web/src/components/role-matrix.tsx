import { Table, Text, VisuallyHidden } from '@mantine/core'
import type { Role } from '@quarterday/sdk/types.gen.ts'
import { IconEye, IconMinus, IconPencil } from '@tabler/icons-react'
import { Panel } from '../ui/panel.tsx'
import { type Level, levelOf, resourceGroups, resourceTitles } from './permission-text.ts'
import classes from './role-matrix.module.css'

/** What each role permits, resource by resource. */
export function RoleMatrix({ roles }: { readonly roles: readonly Role[] }) {
  return (
    <Panel
      flush
      title="Who may do what"
      note={
        <span className={classes.legend}>
          <Mark level="write" /> may change <Mark level="read" /> may read <Mark level="none" /> sees nothing of it
        </span>
      }
    >
      <Table.ScrollContainer minWidth={220 + roles.length * 96} type="native">
        <Table className={classes.matrix} verticalSpacing={6} horizontalSpacing="lg" aria-label="Roles and their permissions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">About</Table.Th>
              {roles.map(({ code, name }) => (
                <Table.Th key={code} scope="col" ta="center">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {resourceGroups.map(({ title, of }) => (
            <Table.Tbody key={title}>
              <Table.Tr className={classes.group}>
                <Table.Th scope="rowgroup" colSpan={roles.length + 1}>
                  {title}
                </Table.Th>
              </Table.Tr>
              {of.map((resource) => (
                <Table.Tr key={resource}>
                  <Table.Th scope="row">
                    <Text size="sm">{resourceTitles[resource]}</Text>
                  </Table.Th>
                  {roles.map(({ code, permissions }) => (
                    <Table.Td key={code} ta="center">
                      <Mark level={levelOf(permissions, resource)} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          ))}
        </Table>
      </Table.ScrollContainer>
    </Panel>
  )
}

function Mark({ level }: { readonly level: Level }) {
  const { icon: Icon, word } = marks[level]
  return (
    <span className={classes[level]} title={word}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <VisuallyHidden>{word}</VisuallyHidden>
    </span>
  )
}

const marks = {
  write: { icon: IconPencil, word: 'may change' },
  read: { icon: IconEye, word: 'may read' },
  none: { icon: IconMinus, word: 'nothing' },
} as const
