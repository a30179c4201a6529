import { Code, Stack } from '@mantine/core'
import type { Permission } from '@quarterday/core/people/permission.ts'
import { IconLock } from '@tabler/icons-react'
import { resourceOf, resourceTitles } from '../components/permission-text.ts'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty } from '../ui/states.tsx'

/** A screen that its reader may not see, and what it would take. */
export function ForbiddenPage({ needs }: { readonly needs: Permission }) {
  const resource = resourceOf(needs)
  return (
    <Page title="Not for your role">
      <Panel>
        <Empty title={`Your role lacks the permission ${needs}`} icon={<IconLock size={22} stroke={1.5} aria-hidden />}>
          <Stack align="center">
            <span>
              {resource !== null && `This screen is about “${resourceTitles[resource]}”. `}
              An owner or admin of the organization can give you a role with <Code>{needs}</Code>.
            </span>
            <ButtonLink to="/" variant="default" size="xs">
              Home
            </ButtonLink>
          </Stack>
        </Empty>
      </Panel>
    </Page>
  )
}
