import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Topic } from '#shared/ipc/wire.ts'
import type { Bridge, ConnectionState } from '#renderer/src/bridge/bridge.ts'

/** What the application may say to a call: its output, a refusal or a fault. */
type Answer<Name extends CallName> =
  | CallOutput<Name>
  | { readonly refusal: Message }
  | { readonly fault: string }

/** Answers of the application, by call. */
export type Answers = {
  [Name in CallName]?: (input: CallInput<Name>) => Answer<Name> | Promise<Answer<Name>>
}

export interface FakeBridge extends Bridge {
  /** Every call so far, in order. */
  readonly calls: readonly { readonly call: string; readonly input: unknown }[]
  announce(topics: readonly Topic[]): void
  changeState(state: ConnectionState): void
}

/** The application at its port: the page's own code above it is the real one, parsing included. */
export function createFakeBridge(answers: Answers): FakeBridge {
  const calls: { call: string; input: unknown }[] = []
  const eventListeners = new Set<(event: unknown) => void>()
  const stateListeners = new Set<() => void>()
  let state: ConnectionState = 'connected'
  return {
    calls,
    request: async ({ call, input }) => {
      calls.push({ call, input })
      const answer = (answers as Record<string, ((asked: unknown) => unknown) | undefined>)[call]
      if (answer === undefined)
        return { status: 'refused', refusal: { code: 'call.unknown', params: { call } } }
      // An answer may be held back, to see what the page does in the meantime.
      const output = await answer(input)
      if (isTrouble(output, 'refusal')) return { status: 'refused', refusal: output.refusal }
      if (isTrouble(output, 'fault')) return { status: 'fault', code: 'internal', incident: output.fault }
      // As over the wire: what the page gets shares nothing with what the application keeps.
      return { status: 'done', output: JSON.parse(JSON.stringify(output)) as unknown }
    },
    subscribe: (listener) => {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    get state() {
      return state
    },
    subscribeToState: (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    announce: (topics) => {
      for (const listener of eventListeners) listener({ topics })
    },
    changeState: (next) => {
      state = next
      for (const listener of stateListeners) listener()
    },
  }
}

function isTrouble<Key extends string>(output: unknown, key: Key): output is Record<Key, unknown> {
  // Alone in it: an answer of its own may have a part with that name.
  return typeof output === 'object' && output !== null && key in output && Object.keys(output).length === 1
}
