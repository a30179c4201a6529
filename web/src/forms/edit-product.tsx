import type { Product } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { useAction } from '../use-action.ts'
import { LongTextField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

interface EditProductProps extends DialogProps {
  /** None: a new one. */
  readonly product: Product | null
}

/** Makes a product, or changes what is said of it. */
export function EditProduct({ product, ...props }: EditProductProps) {
  return (
    <FormDialog {...props} title={product === null ? 'New product' : `Edit ${product.name}`}>
      <ProductForm product={product} onClose={props.onClose} />
    </FormDialog>
  )
}

function ProductForm({ product, onClose }: Omit<EditProductProps, 'opened'>) {
  const api = useApi()
  const { typed, field } = useTyped(() => ({
    name: product?.name ?? '',
    description: product?.description ?? '',
    category: product?.tax_category ?? '',
  }))
  const action = useAction({
    run: () => {
      const body = { name: typed.name.trim(), description: typed.description.trim() || null, tax_category: typed.category.trim() || null }
      return product === null ? api.createProduct(body) : api.updateProduct(product.id, body)
    },
    says: ({ name }) => (product === null ? `${name} is in the catalog` : `${name} is changed`),
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={product === null ? 'Create the product' : 'Save'}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isPending={action.isPending}
    >
      <TextField label="Name" at="/name" required maxLength={256} data-autofocus {...field('name')} />
      <LongTextField label="Description" at="/description" maxLength={2000} {...field('description')} />
      <TextField
        label="Tax category"
        description="As tax rates call it. Empty: the general one."
        at="/tax_category"
        maxLength={64}
        {...field('category')}
      />
    </FormFrame>
  )
}
