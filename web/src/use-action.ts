import { ApprovalPending } from '@quarterday/sdk/error.ts'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { announce } from './ui/announce.tsx'

/** Something that changes the books: afterwards every screen reads anew, and what was done is said, or that it waits for a second person. */
export function useAction<Reply, Given = void>(action: {
  readonly run: (given: Given) => Promise<Reply>
  readonly says: (reply: Reply) => string
  readonly afterwards?: () => void
}): UseMutationResult<Reply, Error, Given> {
  const queryClient = useQueryClient()
  // A preview is of what has just happened: it is over, and asking for it again would be refused.
  const readAnew = () => queryClient.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'preview' })
  return useMutation({
    mutationFn: action.run,
    onSuccess: async (reply) => {
      action.afterwards?.()
      announce(action.says(reply))
      await readAnew()
    },
    onError: async (error) => {
      if (!(error instanceof ApprovalPending)) return
      action.afterwards?.()
      announce('It waits until somebody else approves it; nothing is done yet')
      await readAnew()
    },
  })
}
