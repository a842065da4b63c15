import { createPrivateKey, sign } from 'node:crypto'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { challengeReply, syncPaths, tokenReply } from '#shared/sync/protocol.ts'
import type { SchedulePort } from '../ports.ts'
import { exchangeOverHttp } from './http-exchange.ts'
import type { HttpPorts } from './http-exchange.ts'
import type { ExchangeFailure } from './transport.ts'

/** Signing in as a device: it signs what headquarters makes up and gets a token for some minutes. */
export interface DeviceTokens {
  /** A token that still holds, asked for once however many ask. */
  tokenFor(device: string): Promise<Result<string, ExchangeFailure>>
  /** This one was refused; the next who asks gets another. */
  forget(token: string): void
}

export interface DeviceTokenPorts extends HttpPorts {
  readonly schedule: Pick<SchedulePort, 'later' | 'elapsedMs'>
  readonly address: () => string
  /** The device's own key (PKCS #8, base64). It is asked for at each signature and kept nowhere here. */
  readonly privateKey: () => string | undefined
}

const deadlineMs = 30_000
/** A token that is about to end would end on the way. */
const spareMs = 60_000

interface HeldToken {
  readonly device: string
  readonly token: string
  readonly untilMs: number
}

/** Tokens live in memory only, and are in no log and no error. */
export function createDeviceTokens(ports: DeviceTokenPorts): DeviceTokens {
  let held: HeldToken | undefined
  let asked:
    | { readonly device: string; readonly answer: Promise<Result<string, ExchangeFailure>> }
    | undefined

  async function ask(device: string): Promise<Result<string, ExchangeFailure>> {
    const address = ports.address()
    const call = { address, deadlineMs }
    const challenge = await exchangeOverHttp(ports, {
      ...call,
      path: syncPaths.challenge,
      body: { device },
      reply: challengeReply,
    })
    if (!challenge.ok) return challenge
    const signature = signChallenge(ports.privateKey(), challenge.value.challenge)
    if (signature === undefined) return refuse({ kind: 'refused', status: 401, error: { code: 'auth' } })
    const given = await exchangeOverHttp(ports, {
      ...call,
      path: syncPaths.token,
      body: { device, challenge: challenge.value.challenge, signature },
      reply: tokenReply,
    })
    if (!given.ok) return given
    const { token, expiresInMs } = given.value
    const lifeMs = expiresInMs > 2 * spareMs ? expiresInMs - spareMs : expiresInMs / 2
    held = { device, token, untilMs: ports.schedule.elapsedMs() + lifeMs }
    return ok(token)
  }

  return {
    tokenFor(device) {
      if (held?.device === device && ports.schedule.elapsedMs() < held.untilMs)
        return Promise.resolve(ok(held.token))
      if (asked?.device === device) return asked.answer
      const answer = ask(device).finally(() => {
        if (asked?.answer === answer) asked = undefined
      })
      asked = { device, answer }
      return answer
    },
    forget(token) {
      if (held?.token === token) held = undefined
    },
  }
}

/** Ed25519 over the text of the challenge; `undefined` when there is no key that can sign. */
export function signChallenge(privateKey: string | undefined, challenge: string): string | undefined {
  if (privateKey === undefined) return undefined
  try {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    return sign(null, Buffer.from(challenge, 'utf8'), key).toString('base64')
  } catch {
    return undefined
  }
}
