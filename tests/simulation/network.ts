import type { Rng } from './rng.ts'
import type { Scheduler } from './scheduler.ts'
import type { CallKind, SimulatedHeadquarters, WireAnswer } from './simulated-headquarters.ts'
import type { SwarmConfig } from './swarm.ts'
import type { Watch } from './watch.ts'

/** What a device hears. `refused` = nobody listens at the other end; a lost message is heard as nothing at all. */
export type Heard = WireAnswer | 'refused'

export interface Network {
  /** Sends a request; `hear` is called never, once or more often, now or much later. */
  send(kind: CallKind, device: string, body: string, hear: (heard: Heard) => void): void
  /** From now on nothing goes wrong on the way. */
  heal(): void
}

interface InFlight {
  readonly arrive: () => Promise<void>
  isDelivered: boolean
}

/** The way between devices and headquarters: it loses, doubles, delays, cuts off, and answers with pages of its own. */
export function createNetwork(
  parts: {
    readonly scheduler: Scheduler
    readonly watch: Watch
    readonly config: SwarmConfig
    readonly rng: Rng
  },
  headquarters: SimulatedHeadquarters,
): Network {
  const { scheduler, watch, rng } = parts
  let rates = parts.config.faults
  const underway: InFlight[] = []

  function strikes(kind: keyof SwarmConfig['faults']): boolean {
    if (!rng.chance(rates[kind])) return false
    watch.fault(kind)
    return true
  }

  function depart(delayMs: number, arrive: () => Promise<void>): void {
    const flight: InFlight = { arrive, isDelivered: false }
    underway.push(flight)
    scheduler.after(delayMs, () => deliver(flight))
  }

  async function deliver(flight: InFlight): Promise<void> {
    if (!take(flight)) return
    const waiting = underway.find(() => true)
    // Now and then two requests are at headquarters at the same time.
    if (waiting !== undefined && rng.chance(0.25) && take(waiting)) {
      await Promise.all([flight.arrive(), waiting.arrive()])
    } else {
      await flight.arrive()
    }
  }

  function take(flight: InFlight): boolean {
    if (flight.isDelivered) return false
    flight.isDelivered = true
    underway.splice(underway.indexOf(flight), 1)
    return true
  }

  function answer(found: WireAnswer, hear: (heard: Heard) => void): void {
    if (strikes('responseLost')) return
    const spoiled = spoil(found)
    const delayMs = strikes('responseLate') ? rng.between(60_000, 3_600_000) : rng.between(10, 1_500)
    scheduler.after(delayMs, () => hear(spoiled))
    if (strikes('responseDoubled')) scheduler.after(delayMs + rng.between(1, 600_000), () => hear(spoiled))
  }

  function spoil(found: WireAnswer): WireAnswer {
    if (strikes('bodyTruncated')) return { ...found, text: found.text.slice(0, rng.below(found.text.length)) }
    if (strikes('htmlInsteadOfReply')) {
      return { status: 200, text: '<html><body>Log in op het netwerk van de gasten</body></html>' }
    }
    return found
  }

  return {
    send(kind, device, body, hear) {
      if (strikes('requestLost')) return
      async function arrive(): Promise<void> {
        if (strikes('tokenExpired')) {
          scheduler.after(50, () => hear({ status: 401, text: '{"code":"auth","isExpired":true}' }))
          return
        }
        const found = await headquarters.call(kind, device, body)
        if (found === undefined) scheduler.after(10, () => hear('refused'))
        else answer(found, hear)
      }
      depart(rng.between(10, 1_500), arrive)
      if (strikes('requestDoubled')) depart(rng.between(10, 900_000), arrive)
    },
    heal() {
      rates = Object.fromEntries(Object.keys(rates).map((kind) => [kind, 0])) as SwarmConfig['faults']
    },
  }
}
