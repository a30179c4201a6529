import { Code, Text } from '@mantine/core'
import { allows, type Permission } from '@quarterday/core/people/permission.ts'
import { createContext, type ReactNode, useContext } from 'react'

// Who comes with a key has not told us what it opens: they are offered everything, and the API says where it ends.
const PermissionsContext = createContext<readonly string[]>(['*'])

/** Tells the screens below it what their reader may do. */
export const PermissionsProvider = PermissionsContext

/** What the reader may do. */
export function usePermissions(): readonly string[] {
  return useContext(PermissionsContext)
}

/** Whether the reader may do what this permission stands for; without one, everybody may. */
export function useMay(permission: Permission | undefined): boolean {
  const granted = useContext(PermissionsContext)
  return permission === undefined || allows(granted, permission)
}

/** The same for one after another. */
export function useMayEach(): (permission: Permission | undefined) => boolean {
  const granted = useContext(PermissionsContext)
  return (permission) => permission === undefined || allows(granted, permission)
}

/** What is only for those who may: for others it is not there. */
export function May({ do: permission, children }: { readonly do: Permission | undefined; readonly children: ReactNode }) {
  return useMay(permission) ? children : null
}

/** A form for those who may; for others it can be read, and says what it would take. */
export function MayChange({ do: permission, children }: { readonly do: Permission; readonly children: ReactNode }) {
  const may = useMay(permission)
  return (
    <fieldset disabled={!may} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
      {children}
      {!may && (
        <Text size="xs" c="dimmed" mt="xs">
          To change this takes the permission <Code>{permission}</Code>.
        </Text>
      )}
    </fieldset>
  )
}
