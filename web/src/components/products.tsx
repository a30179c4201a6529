import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Product } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { EditProduct } from '../forms/edit-product.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { RowActions } from '../ui/row-actions.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { catalogLooks, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'

/** What is sold, whatever the plan: tax rates and coupons know products. */
export function Products() {
  const api = useApi()
  const products = useInfiniteQuery(queries.products(api, { sort: 'name' }))
  const [isOpen, dialog] = useDisclosure()
  const [chosen, choose] = useState<Product | null>(null)
  const [deleted, setDeleted] = useState<Product | null>(null)
  const archive = useAction({
    run: ({ id, status }: Product) => (status === 'active' ? api.archiveProduct(id) : api.unarchiveProduct(id)),
    says: ({ name, status }) => (status === 'active' ? `${name} is sold again` : `${name} is archived; who has it keeps it`),
  })
  const edit = (product: Product | null) => {
    choose(product)
    dialog.open()
  }
  return (
    <Stack gap="sm">
      {archive.error && <ProblemPanel error={archive.error} />}
      <ListPanel
        label="Products"
        title="Products"
        list={products}
        minWidth={560}
        columns={columns({ onEdit: edit, onArchive: archive.mutate, onDelete: setDeleted, isPending: archive.isPending })}
        sideNeeds="products:write"
        side={
          <Button size="xs" variant="default" onClick={() => edit(null)}>
            New product
          </Button>
        }
        empty={<Empty title="No products yet">A plan brings its own, or names one that is here.</Empty>}
      />
      <ConfirmDeed
        opened={deleted !== null}
        onClose={() => setDeleted(null)}
        title={`Delete ${deleted?.name ?? ''}?`}
        submit="Delete the product"
        isDangerous
        run={() => (deleted === null ? Promise.resolve() : api.deleteProduct(deleted.id))}
        says="The product is deleted"
      >
        Only one that has neither plans nor prices can go. This cannot be undone.
      </ConfirmDeed>
      <EditProduct product={chosen} opened={isOpen} onClose={dialog.close} />
    </Stack>
  )
}

interface Actions {
  readonly onEdit: (product: Product) => void
  readonly onArchive: (product: Product) => void
  readonly onDelete: (product: Product) => void
  readonly isPending: boolean
}

function columns({ onEdit, onArchive, onDelete, isPending }: Actions): readonly Column<Product>[] {
  return [
    {
      header: 'Product',
      cell: ({ name, description }) => <Named name={name} note={description} />,
    },
    { header: 'Tax category', cell: ({ tax_category }) => tax_category ?? 'general' },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={catalogLooks[status]} /> },
    {
      header: 'Actions',
      needs: 'products:write',
      figures: true,
      cell: (product) => (
        <RowActions of={product} name={product.name} onEdit={onEdit} onArchive={onArchive} onDelete={onDelete} isPending={isPending} />
      ),
    },
  ]
}
