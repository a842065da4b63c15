import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/ipc/contract.ts'
import { hostFrame, pageFrame } from '#shared/ipc/socket-frames.ts'
import { appEvent, contractVersion, envelope, reply } from '#shared/ipc/wire.ts'
import * as protocol from '#shared/sync/protocol.ts'
import { pinnedContract } from './pinned-contract.ts'
import { pinnedProtocol } from './pinned-protocol.ts'

function hashOf(schema: z.ZodType, io: 'input' | 'output'): string {
  // Checks written as code show up by the word in their description, not by what they do.
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 12)
}

/**
 * A page and an application of different releases may meet. When this fails, a message changed its shape: raise
 * `contractVersion` once a version is in use, then put the hashes below in `pinned-contract.ts`.
 */
test('the shape of every message is the one pinned to this version of the contract', () => {
  const calls = Object.fromEntries(
    Object.entries(contract).map(([name, call]) => [
      name,
      `${hashOf(call.input, 'input')} ${hashOf(call.output, 'output')} ${call.permission}`,
    ]),
  )
  const wire = {
    envelope: hashOf(envelope, 'input'),
    reply: hashOf(reply, 'output'),
    event: hashOf(appEvent, 'output'),
    pageFrame: hashOf(pageFrame, 'input'),
    hostFrame: hashOf(hostFrame, 'output'),
  }
  expect({ version: contractVersion, wire, calls }).toEqual(pinnedContract)
})

/**
 * Computers of an older release talk to a newer headquarters. A field may be added when it is optional; anything else is
 * a new protocol number, and the old one stays understood.
 */
test('what devices and headquarters say to each other is what is pinned to this protocol', () => {
  const messages = Object.fromEntries(
    Object.entries(protocol).flatMap(([name, value]) =>
      value instanceof z.ZodObject ? [[name, hashOf(value, 'input')] as const] : [],
    ),
  )
  const { protocolVersion, oldestProtocol, schemaRevision } = protocol
  expect({ protocolVersion, oldestProtocol, schemaRevision, messages }).toEqual(pinnedProtocol)
})
