import { Alert, Anchor, Button, Code, Group, List, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core'
import { ApprovalPending, QuarterdayError } from '@quarterday/sdk/error.ts'
import { IconAlertTriangle, IconMoodEmpty, IconUserCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useIsAtField } from './form-errors.tsx'
import { TextLink } from './link.tsx'

interface ProblemProps {
  readonly error: Error
  readonly onRetry?: (() => void) | undefined
  /** What the button says that does so. */
  readonly retry?: string
}

/** What went wrong, in the words of the API, and what to name when asking for help. */
export function ProblemPanel({ error, onRetry, retry = 'Try again' }: ProblemProps) {
  const known = error instanceof QuarterdayError ? error : null
  const isAtField = useIsAtField()
  if (error instanceof ApprovalPending) return <Waiting error={error} />
  const elsewhere = known?.errors.filter(({ pointer }) => !isAtField(pointer)) ?? []
  return (
    <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} title={known?.title ?? 'Something went wrong'} role="alert">
      <Stack gap="xs" align="start">
        {known?.detail !== known?.title && (
          <Text size="sm">{known?.detail ?? 'This screen has met something that it did not expect. Loading it again may help.'}</Text>
        )}
        {elsewhere.length > 0 && (
          <List size="sm">
            {elsewhere.map(({ pointer, detail }) => (
              <List.Item key={`${pointer} ${detail}`}>
                <Code>{pointer}</Code> {detail}
              </List.Item>
            ))}
          </List>
        )}
        <Group gap="md">
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              {retry}
            </Button>
          )}
          {known?.docUrl && (
            <Anchor size="xs" href={new URL(known.docUrl, location.href).pathname} target="_blank" c="inherit" td="underline">
              What <Code>{known.code}</Code> means
            </Anchor>
          )}
          {known?.requestId && (
            <Text size="xs" c="dimmed">
              Request {known.requestId}
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  )
}

/** Nothing is wrong: it waits for a second person. */
function Waiting({ error: { title, detail } }: { readonly error: ApprovalPending }) {
  return (
    <Alert variant="light" color="yellow" icon={<IconUserCheck aria-hidden />} title={title} role="status">
      <Text size="sm">
        {detail} <TextLink to="/settings/approvals">What waits</TextLink>
      </Text>
    </Alert>
  )
}

interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
  readonly icon?: ReactNode
}

/** Nothing is here, and why that may be so. */
export function Empty({ title, children, icon = <IconMoodEmpty size={22} stroke={1.5} aria-hidden /> }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <ThemeIcon size={44} radius="xl" variant="light">
        {icon}
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text size="sm" c="dimmed" maw={420} component="div">
          {children}
        </Text>
      )}
    </Stack>
  )
}

const widths = ['96%', '88%', '93%', '79%', '91%', '84%']

/** Grey bars where rows will be; six at most. */
export function LoadingRows({ count = 6 }: { readonly count?: number }) {
  return (
    <Stack gap="sm" p="md" aria-busy="true" aria-label="Loading">
      {widths.slice(0, count).map((width) => (
        <Skeleton key={width} height={22} width={width} />
      ))}
    </Stack>
  )
}
