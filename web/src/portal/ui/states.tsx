import { Button, Center, Group, Loader, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconMoodEmpty } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PortalList } from '../queries.ts'
import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { Problem } from './problem.tsx'

/** What was read, when it is there; before that grey bars, and what went wrong where it cannot be had. */
export function Loaded<Data>({ query, children }: { readonly query: UseQueryResult<Data>; readonly children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  return query.isError ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : <LoadingRows />
}

interface LoadedListProps<Row> {
  readonly list: PortalList<Row>
  readonly empty: ReactNode
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** The same of a list, with what is shown where there is nothing, and a button for more. */
export function LoadedList<Row>({ list, empty, children }: LoadedListProps<Row>) {
  const t = useTexts(stateTexts)
  if (list.rows === undefined) return list.error ? <Problem error={list.error} onRetry={list.again} /> : <LoadingRows />
  if (list.rows.length === 0) return empty
  return (
    <Stack gap="md">
      {children(list.rows)}
      {list.error && <Problem error={list.error} onRetry={list.more} />}
      {list.hasMore && !list.error && (
        <Group justify="center">
          <Button variant="default" loading={list.isLoadingMore} onClick={list.more}>
            {t.more}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

interface EmptyProps {
  readonly title: string
  readonly icon?: ReactNode
  readonly children?: ReactNode
}

/** Nothing is here, and why that may be so. */
export function Empty({ title, icon = <IconMoodEmpty size={22} stroke={1.5} aria-hidden />, children }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <ThemeIcon size={48} radius="xl" variant="light">
        {icon}
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text size="sm" c="dimmed" maw={440} component="div">
          {children}
        </Text>
      )}
    </Stack>
  )
}

const widths = ['96%', '88%', '93%', '79%', '91%', '84%']

/** Grey bars where something will be; six at most. */
export function LoadingRows({ count = 4 }: { readonly count?: number }) {
  const t = useTexts(stateTexts)
  return (
    <Stack gap="sm" py="xs" role="status" aria-busy="true" aria-label={t.loading}>
      {widths.slice(0, count).map((width) => (
        <Skeleton key={width} height={22} width={width} />
      ))}
    </Stack>
  )
}

/** Nothing is known yet, not even what is shown. */
export function WholePageLoading() {
  const t = useTexts(stateTexts)
  return (
    <Center mih="100dvh" component="main" aria-busy="true" aria-label={t.loading}>
      <Loader />
    </Center>
  )
}
