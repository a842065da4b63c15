import type { PullReply, PullRequest, PushReply, PushRequest } from '#shared/sync/protocol.ts'

/** What a life asks its parent, which plays the network and headquarters. */
export type LifeQuestion =
  | { readonly number: number; readonly kind: 'push'; readonly request: PushRequest }
  | { readonly number: number; readonly kind: 'pull'; readonly request: PullRequest }

/** `reply` is left out when headquarters said no or could not be reached. */
export interface LifeAnswer {
  readonly number: number
  readonly reply?: unknown
}

export interface PipeLine {
  push(request: PushRequest): Promise<PushReply | undefined>
  pull(request: PullRequest): Promise<PullReply | undefined>
}

/** The child's end of the line to its parent: plain messages between two processes, each answered once. */
export function createPipeLine(): PipeLine {
  const waiting = new Map<number, (reply: unknown) => void>()
  let last = 0
  process.on('message', (message) => {
    const { number, reply } = message as LifeAnswer
    waiting.get(number)?.(reply)
    waiting.delete(number)
  })
  const ask = (kind: LifeQuestion['kind'], request: PushRequest | PullRequest): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      process.send?.({ number: last, kind, request })
    })
  return {
    push: async (request) => (await ask('push', request)) as PushReply | undefined,
    pull: async (request) => (await ask('pull', request)) as PullReply | undefined,
  }
}
