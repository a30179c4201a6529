import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** For a form about something that somebody else may change meanwhile: a key to begin it anew by, and a way to read that and do so. */
export function useReload(queryKey: QueryKey): readonly [key: number, reload: () => void] {
  const queryClient = useQueryClient()
  const [key, setKey] = useState(0)
  const reload = () => void queryClient.refetchQueries({ queryKey, exact: true }).then(() => setKey((before) => before + 1))
  return [key, reload]
}
