import { refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { StoreUnavailable } from '../store/store.ts'
import { createContacts } from './contacts.ts'
import { enrol } from './enrol.ts'
import type { Headquarters, Operator, ProtocolRefusal } from './headquarters.ts'
import { hello } from './hello.ts'
import { createOperator } from './operator.ts'
import type { HeadquartersPorts } from './ports.ts'
import { pull } from './pull.ts'
import { createPushDesk } from './push.ts'
import { refusal } from './refusals.ts'
import { reidentify } from './reidentify.ts'

const AGAIN_MS = 5_000

/** The judge and its operator on one store. It starts nothing by itself, and what it keeps beside the store may be lost. */
export function createHeadquarters(ports: HeadquartersPorts): {
  readonly headquarters: Headquarters
  readonly operator: Operator
} {
  const listeners = new Set<(streams: readonly StreamId[]) => void>()
  const tell = (streams: readonly StreamId[]): void => {
    if (streams.length > 0) for (const listener of listeners) listener(streams)
  }
  const desk = createPushDesk(ports, tell)
  const contacts = createContacts(ports)
  return {
    headquarters: {
      enrol: (request) => answered(() => enrol(ports, request)),
      async hello(device, request) {
        const reply = await answered(() => hello(ports, device, request))
        if (reply.ok) contacts.greeted(device, request, reply.value.lastSeq)
        return reply
      },
      async push(device, request) {
        const reply = await answered(() => desk.push(device, request))
        if (reply.ok) await contacts.heard(device, request, reply.value.lastSeq)
        return reply
      },
      async pull(device, request) {
        const reply = await answered(() => pull(ports, device, request))
        if (reply.ok) await contacts.heard(device, request, reply.value.lastSeq)
        return reply
      },
      reidentify: (device, request) => answered(() => reidentify(ports, device, request)),
      onNews(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    operator: createOperator(ports, tell),
  }
}

/** A store that cannot serve now is a no for now; any other fault is ours and is thrown. */
async function answered<Reply>(
  work: () => Promise<Result<Reply, ProtocolRefusal>>,
): Promise<Result<Reply, ProtocolRefusal>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreUnavailable) return refuse(refusal(503, { code: 'unavailable' }, AGAIN_MS))
    throw error
  }
}
