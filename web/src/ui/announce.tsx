import { Affix, Notification, Transition } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'

let message: { readonly text: string; readonly count: number } | null = null
let count = 0
const listeners = new Set<() => void>()

/** Tells that something has been done; gone again after a few seconds. */
export function announce(text: string): void {
  change({ text, count: ++count })
}

/** Where announcements appear, for eyes and for ears. */
export function Announcements({ close = 'Close' }: { readonly close?: string }) {
  const shown = useSyncExternalStore(subscribe, () => message)
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => change(null), 5_000)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <Affix position={{ bottom: 20, right: 20 }} role="status" aria-live="polite">
      <Transition mounted={shown !== null} transition="slide-up">
        {(style) => (
          <Notification
            style={style}
            color="teal"
            icon={<IconCheck size={18} aria-hidden />}
            onClose={() => change(null)}
            closeButtonProps={{ 'aria-label': close }}
            withBorder
          >
            {shown?.text}
          </Notification>
        )}
      </Transition>
    </Affix>
  )
}

function change(next: typeof message): void {
  message = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
