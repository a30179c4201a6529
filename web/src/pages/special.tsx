import { Stack } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'

export function LoadingPage() {
  return (
    <Panel flush>
      <LoadingRows />
    </Panel>
  )
}

export function NotFoundPage() {
  return (
    <Page title="Nothing is here">
      <Panel>
        <Empty title="There is no such screen">
          <Stack align="center">
            The address may be mistyped, or from a link that is older than what it led to.
            <ButtonLink to="/" variant="default" size="xs">
              Home
            </ButtonLink>
          </Stack>
        </Empty>
      </Panel>
    </Page>
  )
}

/** A screen that broke: the shell around it goes on working. */
export function ProblemPage({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="This screen broke">
      <ProblemPanel error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    </Page>
  )
}
