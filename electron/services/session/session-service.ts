import type { SessionActor, SessionView } from '#shared/ipc/calls/session.ts'
import { countPending } from '../../db/repositories/outbox.ts'
import { findRosterSpan } from '../../db/repositories/roster-span.ts'
import type { ReadableDb } from '../../db/handles.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { HistoryService } from '../history/history-service.ts'
import type { SettingsService } from '../settings/settings-service.ts'

export interface SessionService {
  /** Where the app stands: who works here, on which locations, what can be undone. */
  get(actor: SessionActor): SessionView
}

export interface SessionParts {
  readonly db: ReadableDb
  readonly rows: Pick<RowReader, 'listRows'>
  readonly clock: ClockPort
  readonly settings: Pick<SettingsService, 'get'>
  readonly history: Pick<HistoryService, 'nextUndo' | 'nextRedo'>
  /** Whether a password keeps this computer's data closed. */
  readonly hasPassword: () => boolean
  /** Whoever is here came with a short code. */
  readonly isAtKiosk: () => boolean
  readonly host: SessionView['host']
  readonly version: string
}

export function createSessionService(parts: SessionParts): SessionService {
  return {
    get: (actor) => {
      const span = findRosterSpan(parts.db)
      // At the kiosk nothing is taken back, and whoever passes by reads along.
      const isAtKiosk = parts.isAtKiosk()
      const undo = isAtKiosk ? null : parts.history.nextUndo(actor)
      const redo = isAtKiosk ? null : parts.history.nextRedo(actor)
      const all = listLocations(parts.rows)
      const own = actor.locationIds
      // Where somebody does not work is not sent to that screen. PRIV-4
      const locations = own.length === 0 ? all : all.filter(({ id }) => own.includes(id))
      return {
        locations,
        actor,
        settings: parts.settings.get(),
        today: parts.clock.today(),
        now: parts.clock.now(),
        host: parts.host,
        version: parts.version,
        hasPassword: parts.hasPassword(),
        isEmpty: all.length === 0,
        outboxCount: countPending(parts.db),
        undo,
        redo,
        dataFrom: span.from,
        dataUntil: span.until,
      }
    },
  }
}

function listLocations(rows: Pick<RowReader, 'listRows'>): SessionView['locations'] {
  const groups = rows.listRows('base_group', {}).toSorted((a, b) => a.sortOrder - b.sortOrder)
  return rows
    .listRows('location', {})
    .map(({ id, name }) => {
      const own = groups.filter((group) => group.locationId === id)
      return {
        id,
        name,
        settings: [...new Set(own.map((group) => group.setting))],
        groups: own.map((group) => ({
          id: group.id,
          name: group.name,
          code: group.code,
          setting: group.setting,
        })),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}
