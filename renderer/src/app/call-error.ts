import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallName, CallOutput } from '#shared/ipc/contract.ts'
import type { CallReply } from '../bridge/call-app.ts'
import type { Texts } from './texts.tsx'

type Trouble = Exclude<CallReply<CallName>, { readonly status: 'done' }>

/** Carries a refusal or fault through the query cache, which knows only success and error. */
export class CallError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.status === 'refused' ? trouble.refusal.code : `${trouble.code} ${trouble.incident}`)
    this.name = 'CallError'
    this.trouble = trouble
  }
}

export function outputOf<Name extends CallName>(result: CallReply<Name>): CallOutput<Name> {
  if (result.status === 'done') return result.output
  throw new CallError(result)
}

/** The sentence for whatever went wrong: a refusal says why, a fault says what was kept and the number to quote. */
export function writeTrouble(texts: Texts, error: unknown): string {
  if (!(error instanceof CallError)) return texts.t('fault.sentence', { incident: 'screen' })
  const { trouble } = error
  if (trouble.status === 'refused') return texts.write(trouble.refusal)
  return texts.t(trouble.code === 'deadline' ? 'fault.deadline' : 'fault.sentence', {
    incident: trouble.incident === '' ? trouble.code : trouble.incident,
  })
}

export function refusalOf(error: unknown): Message | null {
  return error instanceof CallError && error.trouble.status === 'refused' ? error.trouble.refusal : null
}
