import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import { hostFrame, socketPath, socketProtocol, tokenProtocolPrefix } from '#shared/ipc/socket-frames.ts'
import { contractVersion } from '#shared/ipc/wire.ts'
import type { RunningHost } from './running-host.ts'

/** A second page of the same host, without a screen: for acts beside the measured page. */
export interface HostClient {
  /** The output of a call; throws when it is refused. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  close(): void
}

export async function connectToHost(app: RunningHost): Promise<HostClient> {
  const { origin, host, hash } = new URL(app.url)
  const token = hash.replace('#token=', '')
  const socket = new WebSocket(`ws://${host}${socketPath}`, [socketProtocol, tokenProtocolPrefix + token], {
    origin,
  })
  const waiting = new Map<number, (reply: unknown) => void>()
  socket.on('message', (data) => {
    const frame = hostFrame.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString() : ''))
    if (frame.kind === 'reply') waiting.get(frame.id)?.(frame.reply)
  })
  await once(socket, 'open')
  let lastId = 0
  return {
    async call(name, input) {
      lastId += 1
      const id = lastId
      const reply = new Promise<unknown>((resolve) => waiting.set(id, resolve))
      socket.send(JSON.stringify({ id, envelope: { version: contractVersion, call: name, input } }))
      const answer = (await reply) as { status: string; output?: unknown }
      waiting.delete(id)
      if (answer.status !== 'done') throw new Error(`${name} was not done: ${JSON.stringify(answer)}`)
      return answer.output as CallOutput<typeof name>
    },
    close: () => socket.close(),
  }
}

/** Makes the host read a location from its database at the next question: a change that shows nowhere. */
export async function dropKeptFacts(client: HostClient, locationId: string): Promise<void> {
  const farAway = { locationId, week: '2028-W20' }
  await client.call('rosters.settle', farAway)
  await client.call('rosters.unsettle', farAway)
}
