import { Button, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Coupon, PromotionCode } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { durationText, offText, usedText } from '../components/coupon-text.ts'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { CreateCoupon } from '../forms/create-coupon.tsx'
import { CreatePromotionCode } from '../forms/create-promotion-code.tsx'
import { EditCoupon, EditPromotionCode } from '../forms/edit-coupon.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { Page } from '../ui/page.tsx'
import { RowActions } from '../ui/row-actions.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, promotionCodeLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

export function DiscountsPage() {
  const api = useApi()
  const [isCreating, create] = useDisclosure()
  const [codeFor, setCodeFor] = useState<Coupon | null>(null)
  const [edited, setEdited] = useState<Coupon | null>(null)
  const [deleted, setDeleted] = useState<Coupon | null>(null)
  const [editedCode, setEditedCode] = useState<PromotionCode | null>(null)
  const { data: organization } = useQuery(queries.organization(api))
  const timezone = organization?.timezone ?? 'UTC'
  const coupons = useInfiniteQuery(queries.coupons(api, {}))
  const codes = useInfiniteQuery(queries.promotionCodes(api, {}))
  const archive = useAction({
    run: ({ id, status }: Coupon) => (status === 'active' ? api.archiveCoupon(id) : api.unarchiveCoupon(id)),
    says: ({ name, status }) => (status === 'active' ? `${name} can be redeemed again` : `${name} is archived; who has it keeps it`),
  })
  const deactivate = useAction({
    run: ({ id }: PromotionCode) => api.deactivatePromotionCode(id),
    says: ({ code }) => `${code} cannot be redeemed any more`,
  })
  const names = new Map(coupons.data?.map(({ id, name }) => [id, name]))
  const problem = archive.error ?? deactivate.error
  return (
    <Page title="Discounts" note="Coupons lower invoices before tax. What a coupon gives never changes; its limits can be raised.">
      <Stack gap="lg">
        {problem && <ProblemPanel error={problem} />}
        <ListPanel
          label="Coupons"
          title="Coupons"
          list={coupons}
          columns={couponColumns({
            onArchive: archive.mutate,
            onCode: setCodeFor,
            onEdit: setEdited,
            onDelete: setDeleted,
            isPending: archive.isPending,
          })}
          sideNeeds="coupons:write"
          side={
            <Button size="xs" onClick={create.open}>
              New coupon
            </Button>
          }
          empty={<Empty title="No coupons yet">Make one, and apply it to a customer or give it a promotion code.</Empty>}
        />
        <ListPanel
          label="Promotion codes"
          title="Promotion codes"
          list={codes}
          columns={codeColumns(names, { onDeactivate: deactivate.mutate, onEdit: setEditedCode, isPending: deactivate.isPending })}
          empty={<Empty title="No promotion codes yet">A coupon can have any number of codes, each with its own limit.</Empty>}
        />
      </Stack>
      <CreateCoupon opened={isCreating} onClose={create.close} />
      <CreatePromotionCode coupon={codeFor} onClose={() => setCodeFor(null)} />
      <EditCoupon coupon={edited} timezone={timezone} onClose={() => setEdited(null)} />
      <EditPromotionCode code={editedCode} timezone={timezone} onClose={() => setEditedCode(null)} />
      <ConfirmDeed
        opened={deleted !== null}
        onClose={() => setDeleted(null)}
        title={`Delete “${deleted?.name ?? ''}”?`}
        submit="Delete the coupon"
        isDangerous
        run={() => (deleted === null ? Promise.resolve() : api.deleteCoupon(deleted.id))}
        says="The coupon is deleted"
      >
        Only one that nobody has redeemed and no code leads to can go: others are archived. This cannot be undone.
      </ConfirmDeed>
    </Page>
  )
}

function couponColumns(actions: {
  readonly onArchive: (coupon: Coupon) => void
  readonly onCode: (coupon: Coupon) => void
  readonly onEdit: (coupon: Coupon) => void
  readonly onDelete: (coupon: Coupon) => void
  readonly isPending: boolean
}): readonly Column<Coupon>[] {
  return [
    {
      header: 'Coupon',
      cell: ({ name, code }) => <Named name={name} note={code} />,
    },
    { header: 'Takes', cell: (coupon) => offText(coupon) },
    { header: 'For', cell: (coupon) => durationText(coupon) },
    { header: 'Redeemed', cell: ({ redeemed_count, max_redemptions }) => usedText(redeemed_count, max_redemptions), figures: true },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'coupons:write',
      figures: true,
      cell: (coupon) => (
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {coupon.status === 'active' && (
            <Button size="compact-xs" variant="default" onClick={() => actions.onCode(coupon)}>
              New code
            </Button>
          )}
          <RowActions
            of={coupon}
            name={coupon.name}
            onEdit={actions.onEdit}
            onArchive={actions.onArchive}
            onDelete={actions.onDelete}
            isPending={actions.isPending}
          />
        </Group>
      ),
    },
  ]
}

interface CodeActions {
  readonly onEdit: (code: PromotionCode) => void
  readonly onDeactivate: (code: PromotionCode) => void
  readonly isPending: boolean
}

function codeColumns(names: ReadonlyMap<string, string>, actions: CodeActions): readonly Column<PromotionCode>[] {
  return [
    { header: 'Code', cell: ({ code }) => <code>{code}</code> },
    { header: 'Coupon', cell: ({ coupon }) => names.get(coupon) ?? <code>{coupon}</code> },
    { header: 'Redeemed', cell: ({ redeemed_count, max_redemptions }) => usedText(redeemed_count, max_redemptions), figures: true },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={promotionCodeLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'coupons:write',
      figures: true,
      cell: (code) =>
        code.status === 'active' && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button size="compact-xs" variant="subtle" aria-label={`Edit ${code.code}`} onClick={() => actions.onEdit(code)}>
              Edit
            </Button>
            <Button size="compact-xs" variant="subtle" disabled={actions.isPending} onClick={() => actions.onDeactivate(code)}>
              Deactivate
            </Button>
          </Group>
        ),
    },
  ]
}
