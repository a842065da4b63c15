import type { CallInput, CallName } from '#shared/ipc/contract.ts'
import type { Topic } from '#shared/ipc/wire.ts'
import type { Bridge } from '../bridge/bridge.ts'
import type { CallReply } from '../bridge/call-app.ts'
import { callApp } from '../bridge/call-app.ts'
import { hearTopics } from '../bridge/hear-topics.ts'

/** The application as the screens see it: typed calls in, topics out, and whether it can be reached. */
export interface AppClient {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallReply<Name>>
  /** Answers the act that ends the subscription. */
  subscribe(listener: (topics: readonly Topic[]) => void): () => void
  readonly connection: Pick<Bridge, 'state' | 'subscribeToState'>
}

export function createAppClient(bridge: Bridge): AppClient {
  return {
    call: (name, input) => callApp(bridge, name, input),
    subscribe: (listener) => hearTopics(bridge, listener),
    connection: bridge,
  }
}
