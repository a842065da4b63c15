import { useMutation } from '@tanstack/react-query'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import type { CallReply } from '../bridge/call-app.ts'
import { useAppClient } from './app-context.tsx'
import { CallError, outputOf, refusalOf, writeTrouble } from './call-error.ts'
import { useTexts } from './texts.tsx'

export interface Act<Name extends CallName> {
  /** Always resolves; a screen that does not look at the answer can still show `problem`. */
  run(input: CallInput<Name>): Promise<CallReply<Name>>
  readonly isRunning: boolean
  /** Why the last try was refused, or null. */
  readonly refusal: Message | null
  /** The sentence to show next to the button after a refusal or fault, or null. */
  readonly problem: string | null
  /** Forget the last problem. */
  clear(): void
}

/** Changes something through the application. */
export function useAct<Name extends CallName>(name: Name): Act<Name> {
  const client = useAppClient()
  const texts = useTexts()
  const mutation = useMutation<CallOutput<Name>, Error, CallInput<Name>>({
    mutationKey: [name],
    // What was handed over, a password for one, does not lie about once it is done.
    gcTime: 0,
    mutationFn: async (input) => outputOf(await client.call(name, input)),
  })
  return {
    async run(input) {
      try {
        return { status: 'done', output: await mutation.mutateAsync(input) }
      } catch (error) {
        if (error instanceof CallError) return error.trouble
        throw error
      }
    },
    isRunning: mutation.isPending,
    refusal: refusalOf(mutation.error),
    problem: mutation.error === null ? null : writeTrouble(texts, mutation.error),
    clear: mutation.reset,
  }
}
