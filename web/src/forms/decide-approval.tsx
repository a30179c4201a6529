import { Button, Group, Stack, Text } from '@mantine/core'
import type { Approval } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { approvalLooks, askedOf, typeOfId } from '../components/approval-text.ts'
import { fieldTitle, valueText } from '../components/audit-text.ts'
import { ObjectName } from '../components/object-name.tsx'
import { useMyMembership } from '../components/use-my-membership.ts'
import { May } from '../may.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Money } from '../ui/money.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { LongTextField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'

interface DecideProps {
  /** Null: nothing is asked. */
  readonly approval: Approval | null
  readonly timezone: string
  readonly onClose: () => void
}

/** Shows what somebody asked for, and takes the word of somebody else about it. */
export function DecideApproval({ approval, timezone, onClose }: DecideProps) {
  return (
    <FormDialog opened={approval !== null} onClose={onClose} title={approval === null ? 'Approval' : askedOf(approval)} size="lg">
      {approval !== null && (
        <Stack>
          <Told approval={approval} timezone={timezone} />
          {approval.status === 'pending' && <Decision approval={approval} onClose={onClose} />}
        </Stack>
      )}
    </FormDialog>
  )
}

function Told({ approval, timezone }: { readonly approval: Approval; readonly timezone: string }) {
  const { params, request, requested_by: by, decided_by: decider, decision_note: note, status } = approval
  const about = Object.values(params).filter((id) => typeof id === 'string')
  // What is told above already is not told again.
  const asked = Object.entries(request).filter(
    ([name, value]) => value !== null && name !== 'amount' && name !== 'currency' && value !== approval.reason,
  )
  return (
    <Facts
      facts={{
        Status: <StatusBadge look={approvalLooks[status]} />,
        'Asked by': by.name ?? <code>{by.id}</code>,
        Why: approval.reason,
        Amount: <Money minor={approval.amount} currency={approval.currency} />,
        About: about.length === 0 ? null : about.map((id) => <ObjectName key={id} type={typeOfId(id) ?? ''} id={id} />),
        ...Object.fromEntries(asked.map(([name, value]) => [`${fieldTitle(name)}, as asked`, valueText(value)])),
        Asked: formatMomentWithTime(approval.created_at, timezone),
        Until: status === 'pending' ? formatMomentWithTime(approval.expires_at, timezone) : null,
        'Decided by': decider && (decider.name ?? decider.id ?? 'the operator'),
        'With the word': note,
        Decided: approval.decided_at && formatMomentWithTime(approval.decided_at, timezone),
      }}
    />
  )
}

function Decision({ approval, onClose }: { readonly approval: Approval; readonly onClose: () => void }) {
  const api = useApi()
  const mine = useMyMembership()
  const [note, setNote] = useState('')
  const body = { note: note.trim() === '' ? null : note.trim() }
  const approve = useAction({
    run: () => api.approveApproval(approval.id, body),
    says: () => 'It is approved, and done',
    afterwards: onClose,
  })
  const reject = useAction({
    run: () => api.rejectApproval(approval.id, body),
    says: () => 'It is rejected: nothing comes of it',
    afterwards: onClose,
  })
  const withdraw = useAction({ run: () => api.withdrawApproval(approval.id), says: () => 'It is taken back', afterwards: onClose })
  const error = approve.error ?? reject.error ?? withdraw.error
  const isPending = approve.isPending || reject.isPending || withdraw.isPending
  const isMine = mine !== null && approval.requested_by.id === mine
  if (isMine)
    return (
      <Stack>
        <Text size="sm">You have asked for this, so somebody else has to decide.</Text>
        {error && <ProblemPanel error={error} />}
        <Group justify="flex-end">
          <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            Take it back
          </Button>
        </Group>
      </Stack>
    )
  return (
    <May do="approvals:write">
      <Stack>
        <LongTextField
          label="A word about it"
          placeholder="Optional. Who asked reads it."
          maxLength={2000}
          value={note}
          onChange={setNote}
        />
        {error && <ProblemPanel error={error} />}
        <Group justify="flex-end">
          <Button variant="light" color="red" disabled={isPending} onClick={() => reject.mutate()}>
            Reject
          </Button>
          <Button loading={approve.isPending} disabled={isPending} onClick={() => approve.mutate()}>
            Approve and do it
          </Button>
        </Group>
      </Stack>
    </May>
  )
}
