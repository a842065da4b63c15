import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import type { TestApp } from '#tests/harness/app.ts'

/** How a test asks the app of this moment; every call that was answered is remembered. */
export interface CallAsker {
  readonly app: () => TestApp
  readonly done: <Name extends CallName>(call: Name, input?: CallInput<Name>) => Promise<CallOutput<Name>>
  /** The same of another app, for what takes more than one. */
  readonly doneBy: <Name extends CallName>(
    app: Pick<TestApp, 'done'>,
    call: Name,
    input: CallInput<Name>,
  ) => Promise<CallOutput<Name>>
  readonly refused: (call: CallName, input?: unknown) => ReturnType<TestApp['refused']>
  readonly notFound: (what: string, id: string) => object
}
