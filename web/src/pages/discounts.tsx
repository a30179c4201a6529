import { Button, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Coupon, PromotionCode } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { durationText, offText, usedText } from '../components/coupon-text.ts'
import { CreateCoupon } from '../forms/create-coupon.tsx'
import { CreatePromotionCode } from '../forms/create-promotion-code.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, promotionCodeLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

export function DiscountsPage() {
  const api = useApi()
  const [isCreating, create] = useDisclosure()
  const [codeFor, setCodeFor] = useState<Coupon | null>(null)
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
          columns={couponColumns({ onArchive: archive.mutate, onCode: setCodeFor, isPending: archive.isPending })}
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
          columns={codeColumns(names, { onDeactivate: deactivate.mutate, isPending: deactivate.isPending })}
          empty={<Empty title="No promotion codes yet">A coupon can have any number of codes, each with its own limit.</Empty>}
        />
      </Stack>
      <CreateCoupon opened={isCreating} onClose={create.close} />
      <CreatePromotionCode coupon={codeFor} onClose={() => setCodeFor(null)} />
    </Page>
  )
}

function couponColumns(actions: {
  readonly onArchive: (coupon: Coupon) => void
  readonly onCode: (coupon: Coupon) => void
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
          <Button size="compact-xs" variant="subtle" disabled={actions.isPending} onClick={() => actions.onArchive(coupon)}>
            {coupon.status === 'active' ? 'Archive' : 'Take back'}
          </Button>
        </Group>
      ),
    },
  ]
}

interface CodeActions {
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
          <Button size="compact-xs" variant="subtle" disabled={actions.isPending} onClick={() => actions.onDeactivate(code)}>
            Deactivate
          </Button>
        ),
    },
  ]
}
