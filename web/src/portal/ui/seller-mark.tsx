import classes from './seller-mark.module.css'

/** The seller's first letter in their colour, where others have a picture. */
export function SellerMark({ seller, size = 34 }: { readonly seller: string; readonly size?: number }) {
  const [first = '·'] = seller.trim()
  return (
    <span
      className={classes.mark}
      style={{ width: size, height: size, fontSize: size * 0.5, borderRadius: size * 0.28 }}
      aria-hidden="true"
    >
      {first.toLocaleUpperCase()}
    </span>
  )
}
