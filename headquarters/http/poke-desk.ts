import type { DeviceId } from '#shared/domain/ids.ts'
import { ORGANISATION_STREAM } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'

/** Everybody gets the organisation's stream: not all in the same second. */
const ORGANISATION_SPREAD_MS = 30_000
const MAX_CONNECTIONS = 5_000
/** A computer that reconnects may still have its old connection open here. */
const MAX_A_DEVICE = 2

/** One open line to a device. */
export interface PokeLine {
  send(streams: readonly StreamId[]): void
  close(): void
}

export interface PokeDesk {
  readonly lineCount: number
  /** Opens a line for the streams a device sees; `undefined` when there is no room. The answer hangs up. */
  connect(device: DeviceId, streams: readonly StreamId[], line: PokeLine): (() => void) | undefined
  /** Which streams have news. Says so to whoever sees them, and never what the news is. */
  tell(streams: readonly StreamId[]): void
  /** Hangs up on a device, because what it may see changed: it calls again. */
  hangUp(device: DeviceId): void
  close(): void
}

export interface PokePorts {
  /** Runs work after so many milliseconds; the answer cancels it. */
  readonly later: (work: () => void, delayMs: number) => () => void
  /** 0 up to 1. */
  readonly chance: () => number
}

interface Connection {
  readonly device: DeviceId
  readonly streams: ReadonlySet<StreamId>
  readonly line: PokeLine
  cancelWaiting: (() => void) | null
}

export function createPokeDesk(ports: PokePorts): PokeDesk {
  const connections = new Set<Connection>()
  const byDevice = new Map<DeviceId, Connection[]>()

  function disconnect(connection: Connection): void {
    connection.cancelWaiting?.()
    connections.delete(connection)
    const others = (byDevice.get(connection.device) ?? []).filter((other) => other !== connection)
    if (others.length === 0) byDevice.delete(connection.device)
    else byDevice.set(connection.device, others)
  }

  function tellOne(connection: Connection, streams: readonly StreamId[]): void {
    const seen = streams.filter((stream) => connection.streams.has(stream))
    const now = seen.filter((stream) => stream !== ORGANISATION_STREAM)
    if (now.length > 0) connection.line.send(now)
    if (seen.length === now.length || connection.cancelWaiting !== null) return
    connection.cancelWaiting = ports.later(() => {
      connection.cancelWaiting = null
      connection.line.send([ORGANISATION_STREAM])
    }, ports.chance() * ORGANISATION_SPREAD_MS)
  }

  return {
    get lineCount() {
      return connections.size
    },
    connect(device, streams, line) {
      const own = byDevice.get(device) ?? []
      for (const old of own.slice(0, Math.max(0, own.length - MAX_A_DEVICE + 1))) {
        disconnect(old)
        old.line.close()
      }
      if (connections.size >= MAX_CONNECTIONS) return undefined
      const connection: Connection = { device, streams: new Set(streams), line, cancelWaiting: null }
      connections.add(connection)
      byDevice.set(device, [...(byDevice.get(device) ?? []), connection])
      return () => disconnect(connection)
    },
    tell(streams) {
      for (const connection of connections) tellOne(connection, streams)
    },
    hangUp(device) {
      for (const connection of byDevice.get(device) ?? []) {
        disconnect(connection)
        connection.line.close()
      }
    },
    close() {
      for (const connection of [...connections]) {
        disconnect(connection)
        connection.line.close()
      }
    },
  }
}
