import { type FetchQueryOptions, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * For a form about something that somebody else may change meanwhile: what it was begun with, which stays that however often the screens read it, a key that is
 * another one for each beginning, and a way to read it and begin again. A change is one of what was read.
 */
export function useReadAnew<Data, Key extends QueryKey>(newest: Data, query: FetchQueryOptions<Data, Error, Data, Key>) {
  const queryClient = useQueryClient()
  const [begun, setBegun] = useState({ read: newest, times: 0 })
  const readAnew = async () => {
    const read = await queryClient.fetchQuery({ ...query, staleTime: 0 })
    setBegun(({ times }) => ({ read, times: times + 1 }))
  }
  return { read: begun.read, beginning: begun.times, readAnew: () => void readAnew() }
}
