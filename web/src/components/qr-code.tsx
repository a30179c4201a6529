import { encode } from 'uqr'
import classes from './account.module.css'

/** A text as a QR code, drawn here: no picture of it is asked of anybody. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 1 })
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <title>{label}</title>
      <path d={dots.join('')} fill="currentColor" />
    </svg>
  )
}
