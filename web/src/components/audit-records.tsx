import { Anchor, Group, Modal, Stack, Table, Text } from '@mantine/core'
import type { AuditRecord } from '@quarterday/sdk/types.gen.ts'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { Column } from '../ui/data-table.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatCount } from '../ui/format.ts'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './audit-records.module.css'
import { deedOf, fieldTitle, kindOf, outcomeLooks, partsOf, valueText } from './audit-text.ts'
import { ObjectName, useStaffNames } from './object-name.tsx'

/** Columns of records, each told as a sentence, and the dialog that one of them opens. What all of them are about need not be named. */
export function useAuditColumns(timezone: string, about: string | null = null) {
  const names = useStaffNames()
  const [shown, setShown] = useState<AuditRecord | null>(null)
  const columns: readonly Column<AuditRecord>[] = [
    {
      header: 'What was done',
      cell: (record) => (
        <Stack gap={0}>
          <Text size="sm" component="div">
            <Sentence record={record} names={names} about={about} />
          </Text>
          {record.actor.kind === 'job' && countsIn(record.detail) !== '' && (
            <Text size="xs" c="dimmed">
              {countsIn(record.detail)}
            </Text>
          )}
          {record.fields.length > 0 && record.before !== null && record.after !== null && (
            <Text size="xs" c="dimmed" truncate maw={{ base: 200, xs: 420 }}>
              {record.fields.map(fieldTitle).join(', ')}
            </Text>
          )}
        </Stack>
      ),
    },
    { header: 'Outcome', isMinor: true, cell: ({ outcome }) => <StatusBadge look={outcomeLooks[outcome]} /> },
    { header: 'When', figures: true, isMinor: true, cell: ({ occurred_at: at }) => formatMomentWithTime(at, timezone) },
    {
      header: 'Record',
      figures: true,
      cell: (record) => (
        <Anchor component="button" type="button" size="sm" onClick={() => setShown(record)} aria-label={`Show record ${record.sequence}`}>
          {record.sequence}
        </Anchor>
      ),
    },
  ]
  const dialog = <RecordDialog record={shown} names={names} timezone={timezone} onClose={() => setShown(null)} />
  return { columns, dialog }
}

interface SentenceProps {
  readonly record: AuditRecord
  readonly names: ReadonlyMap<string, string>
  /** The id of what is clear already. */
  readonly about?: string | null
}

/** `Ada Owner finalized invoice INV-12`. */
export function Sentence({ record, names, about = null }: SentenceProps) {
  const { actor, object_type: type, object_id: id, result_type: resultType, result_id: resultId } = record
  return (
    <>
      <Text span fw={600} size="sm">
        <Actor actor={actor} names={names} />
      </Text>{' '}
      {deedOf(record)}{' '}
      {type !== null && id !== null && id !== about && <ObjectName type={type} id={id} called={calledIn(record.after ?? record.before)} />}
      {resultType !== null && resultId !== null && resultId !== about && (
        <>
          {' '}
          <Text span c="dimmed" size="sm">
            → {fieldTitle(resultType).toLowerCase()}
          </Text>{' '}
          <ObjectName type={resultType} id={resultId} called={calledIn(record.result)} />
        </>
      )}
    </>
  )
}

/** `12 invoices, 3 payments`: what a job has counted, without what it found none of. */
function countsIn(detail: AuditRecord['detail']): string {
  return Object.entries(detail ?? {})
    .flatMap(([name, count]) => (typeof count === 'number' && count > 0 ? [`${formatCount(count)} ${name.replaceAll('_', ' ')}`] : []))
    .join(', ')
}

/** What a record itself says that something is called. */
function calledIn(content: AuditRecord['after']): string | null {
  const word = content?.name ?? content?.number ?? content?.email ?? content?.code
  return typeof word === 'string' ? word : null
}

function Actor({ actor, names }: { readonly actor: AuditRecord['actor']; readonly names: SentenceProps['names'] }) {
  if (actor.kind === 'customer' && actor.id !== null) return <ObjectName type="customer" id={actor.id} />
  return (actor.id !== null && names.get(actor.id)) || kindOf(actor)
}

interface DialogProps {
  readonly record: AuditRecord | null
  readonly names: ReadonlyMap<string, string>
  readonly timezone: string
  readonly onClose: () => void
}

/** All that a record says, with the fields as they were and as they are. */
function RecordDialog({ record, names, timezone, onClose }: DialogProps) {
  return (
    <Modal opened={record !== null} onClose={onClose} title={`Record ${record?.sequence ?? ''}`} size="xl">
      {record !== null && (
        <Stack>
          <Group justify="space-between" align="start" gap="sm" wrap="nowrap">
            <Text component="div">
              <Sentence record={record} names={names} />
            </Text>
            <StatusBadge look={outcomeLooks[record.outcome]} />
          </Group>
          {record.forgotten && (
            <Group gap="xs" c="dimmed" fz="sm" wrap="nowrap">
              <IconLock size={16} aria-hidden />
              Whose data this was has been erased, so it cannot say all any more. Its place in the chain stands.
            </Group>
          )}
          <Changes record={record} />
          <Facts
            facts={{
              When: formatMomentWithTime(record.occurred_at, timezone),
              Who: record.actor.id && <code>{record.actor.id}</code>,
              From: record.address && <code>{record.address}</code>,
              Operation: <code>{record.action}</code>,
              Request: record.request_id && <code>{record.request_id}</code>,
              Id: <code>{record.id}</code>,
              Hash: <code>{record.hash}</code>,
            }}
          />
        </Stack>
      )}
    </Modal>
  )
}

/** Field by field, what was and what is. */
function Changes({ record: { fields, before, after, result, detail } }: { readonly record: AuditRecord }) {
  const shownOnce = { ...result, ...detail }
  const told = Object.entries(shownOnce)
  const isChange = before !== null && after !== null
  if (fields.length === 0 && told.length === 0) return null
  return (
    <Table.ScrollContainer minWidth={440} type="native">
      <Table verticalSpacing={6} className={classes.changes} aria-label="What was changed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Field</Table.Th>
            {(isChange || before !== null) && <Table.Th scope="col">Before</Table.Th>}
            {(isChange || before === null) && <Table.Th scope="col">{isChange ? 'After' : 'Value'}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {partsOf(fields, before, after).map(({ path, was, is }) => (
            <Table.Tr key={path.join(' ')}>
              <Table.Th scope="row">
                {path.map((name, at) => (at === 0 ? fieldTitle(name) : name.replaceAll('_', ' '))).join(', ')}
              </Table.Th>
              {before !== null && (
                <Table.Td>
                  <span className={classes.before}>{valueText(was)}</span>
                </Table.Td>
              )}
              {(isChange || before === null) && (
                <Table.Td>
                  <span className={isChange ? classes.after : classes.value}>{valueText(is)}</span>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
          {fields.length === 0 &&
            told.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{fieldTitle(name)}</Table.Th>
                <Table.Td>
                  <span className={classes.value}>{valueText(value)}</span>
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
