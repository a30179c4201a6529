import { Anchor, Badge, Group, Switch, Text } from '@mantine/core'
import type { NotificationSettings, NotificationTemplate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { TemplateEditor } from './template-editor.tsx'

/** What somebody is told of: each can be turned off and worded anew. */
export function TemplateList({ settings }: { readonly settings: NotificationSettings | undefined }) {
  const api = useApi()
  const list = useQuery(queries.notificationTemplates(api))
  const [edited, setEdited] = useState<string | null>(null)
  const turn = useAction({
    run: ({ id, is_on: isOn }: NotificationTemplate) => {
      const others = (settings?.turned_off ?? []).filter((code) => code !== id)
      return api.updateNotificationSettings({ turned_off: isOn ? [...others, id] : others })
    },
    says: () => 'Saved',
  })
  const open = list.data?.data.find(({ id }) => id === edited)
  if (list.isError) return <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
  return (
    <Panel flush title="Templates" note="What customers and you are told of, and in which words.">
      {turn.error && <ProblemPanel error={turn.error} />}
      {list.isPending ? (
        <LoadingRows />
      ) : (
        <DataTable
          label="Templates"
          minWidth={300}
          rows={list.data.data}
          rowKey={({ id }) => id}
          columns={columns({ onEdit: setEdited, onTurn: turn.mutate, isPending: turn.isPending || settings === undefined })}
        />
      )}
      {open && <TemplateEditor template={open} onClose={() => setEdited(null)} />}
    </Panel>
  )
}

interface ColumnParts {
  readonly onEdit: (id: string) => void
  readonly onTurn: (template: NotificationTemplate) => void
  readonly isPending: boolean
}

function columns({ onEdit, onTurn, isPending }: ColumnParts): readonly Column<NotificationTemplate>[] {
  return [
    {
      header: 'Template',
      cell: ({ id, title, audience, is_optional: isOptional, customized }) => (
        <Group gap="xs">
          <Anchor component="button" type="button" size="sm" fw={600} onClick={() => onEdit(id)}>
            {title}
          </Anchor>
          {audience === 'staff' && (
            <Badge size="xs" variant="light">
              Staff
            </Badge>
          )}
          {isOptional && (
            <Badge size="xs" variant="light" color="gray">
              Optional
            </Badge>
          )}
          {customized.length > 0 && (
            <Text size="xs" c="dimmed">
              own words
            </Text>
          )}
        </Group>
      ),
    },
    {
      header: 'On',
      needs: 'notifications:write',
      figures: true,
      cell: (template) => (
        <Group justify="end">
          <Switch aria-label={`Send “${template.title}”`} checked={template.is_on} disabled={isPending} onChange={() => onTurn(template)} />
        </Group>
      ),
    },
  ]
}
