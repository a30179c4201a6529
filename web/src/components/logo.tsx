/** A coin cut in four: the quarter days, one of them due. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" style={{ flexShrink: 0 }}>
      <g stroke="var(--mantine-primary-color-filled)" strokeWidth="4.5">
        <path d="M18 4.42A11.75 11.75 0 0 1 27.58 14" opacity="0.45" />
        <path d="M27.58 18A11.75 11.75 0 0 1 18 27.58" />
        <path d="M14 27.58A11.75 11.75 0 0 1 4.42 18" />
        <path d="M4.42 14A11.75 11.75 0 0 1 14 4.42" />
      </g>
      <circle cx="16" cy="16" r="4.25" fill="var(--mantine-primary-color-filled)" />
    </svg>
  )
}
