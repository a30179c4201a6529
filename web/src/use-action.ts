import type { Approval } from '@quarterday/sdk/types.gen.ts'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { announce } from './ui/announce.tsx'

/** Something that changes the books: afterwards every screen reads anew, and what was done is said, or that it waits for a second person. */
export function useAction<Reply, Given = void>(action: {
  readonly run: (given: Given) => Promise<Reply>
  readonly says: (reply: Exclude<Reply, Approval>) => string
  readonly afterwards?: () => void
}): UseMutationResult<Reply, Error, Given> {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: action.run,
    onSuccess: async (reply) => {
      action.afterwards?.()
      announce(isDone(reply) ? action.says(reply) : 'It waits for somebody else’s approval; nothing is done yet')
      // A preview is of what has just happened: it is over, and asking for it again would be refused.
      await queryClient.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'preview' })
    },
  })
}

/** Where an organization does not leave something to one person, what comes back is not what was asked for. */
function isDone<Reply>(reply: Reply): reply is Exclude<Reply, Approval> {
  return !(
    typeof reply === 'object' &&
    reply !== null &&
    'object' in reply &&
    reply.object === 'approval' &&
    'status' in reply &&
    reply.status === 'pending'
  )
}
