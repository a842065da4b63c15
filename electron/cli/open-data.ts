import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { appVersion } from '../app-version.ts'
import { composeApplication } from '../compose.ts'
import type { AppPorts, ComposedApplication } from '../composed-application.ts'
import { createLocalKeySealer } from '../db/local-key-sealer.ts'
import { DATABASE_FILE, LOCAL_KEY_FILE } from '../db/open-data-folder.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { openGateNotes } from '../gate/gate-file.ts'
import { openGuessBook } from '../gate/guess-book.ts'
import { tryKey } from '../gate/try-key.ts'
import { createHostFetch } from '../host-fetch.ts'
import { createHostSchedule } from '../host-schedule.ts'
import { knownKeys } from '../keys/key-store.ts'
import { describeError } from '../log/describe-error.ts'
import type { Log } from '../log/log.ts'
import { createRandomIds } from '../random-ids.ts'
import { createSettingsStore } from '../services/settings/settings-store.ts'
import { createSystemChance } from '../system-chance.ts'
import { createSystemClock } from '../system-clock.ts'
import type { PasswordSource } from './ask-password.ts'
import type { Speech } from './speech.ts'

/** Faults go to standard error, where a script's owner looks; the rest of the log is for a program that keeps running. */
const cliLog: Log = {
  info: () => {},
  warn: () => {},
  error: (event, facts = {}) => process.stderr.write(`${JSON.stringify({ event, ...facts })}\n`),
  close: () => {},
}

/**
 * Opens the application on a data folder, as the app itself does. Only an import may start a folder: any other verb on
 * an empty one is a typing error in the path. A folder that a password keeps closed asks for it.
 */
export async function openData(
  folder: string,
  mayCreate: boolean,
  passwords: OpenPasswords = nobodyToAsk,
): Promise<Result<ComposedApplication, Message>> {
  if (!mayCreate && !existsSync(join(folder, DATABASE_FILE)))
    return refuse({ code: 'cli.noData', params: { folder } })
  const ports: AppPorts = {
    dataFolder: folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
    clock: createSystemClock(),
    ids: createRandomIds(),
    schedule: createHostSchedule(),
    chance: createSystemChance(),
    fetch: createHostFetch(),
    log: cliLog,
    // A script has no window and no theme.
    settings: createSettingsStore({ get: () => undefined, set: () => {} }),
    host: 'loopback',
    version: appVersion,
  }
  const file = knownKeys(folder)
  const people = file?.slots.filter(({ kind }) => kind === 'password') ?? []
  if (file !== undefined && people.length > 0) return await openWithPassword(ports, file, passwords)
  const opened = await composeApplication(ports)
  return opened.ok ? opened : refuse(describeOpenFailure(opened.refusal, folder))
}

/** How a password is come by, and the words to ask for it. */
export interface OpenPasswords {
  readonly source: PasswordSource
  readonly say: Speech
}

const nobodyToAsk: OpenPasswords = {
  source: { user: undefined, ask: () => Promise.resolve(undefined) },
  say: () => '',
}

async function openWithPassword(
  ports: AppPorts,
  file: KeyFile,
  { source, say }: OpenPasswords,
): Promise<Result<ComposedApplication, Message>> {
  const people = file.slots.flatMap((slot) => (slot.kind === 'password' ? [slot] : []))
  const named = source.user === undefined ? people : people.filter(({ name }) => name === source.user)
  const [person, ...others] = named
  if (person === undefined || others.length > 0) {
    const names = people.map(({ name }) => name).join(', ')
    return refuse({ code: 'cli.whichUser', params: { names } })
  }
  const secret = await source.ask(say({ code: 'cli.askPassword', params: { name: person.name } }))
  if (secret === undefined) return refuse({ code: 'cli.passwordNeeded', params: {} })
  const failed = (error: unknown) => ports.log.error('gate.notWritten', describeError(error))
  const notes = openGateNotes(ports.dataFolder, failed)
  const guesses = openGuessBook(notes, ports.clock, ports.schedule)
  const missed = { folder: ports.dataFolder, notes, failed }
  const slotId = person.id
  const key = await tryKey({ ...ports, guesses, missed }, { file, slotId, secret, kind: 'password' })
  if (!key.ok) return key
  try {
    const opened = await composeApplication({
      ...ports,
      way: { kind: 'key', key: key.value },
      whoWorks: () => ({ kind: 'slot', slotId, name: person.name }),
    })
    if (!opened.ok) return refuse(describeOpenFailure(opened.refusal, ports.dataFolder))
    const { door } = opened.value
    const isEnded = door.access().kind === 'ended'
    door.note(
      isEnded
        ? { kind: 'signInFailed', facts: { slot: slotId, way: 'ended' } }
        : { kind: 'signedIn', facts: { slot: slotId, way: 'commandLine' } },
    )
    if (!isEnded) return opened
    opened.value.close()
    return refuse({ code: 'gate.accountEnded', params: {} })
  } finally {
    key.value.fill(0)
  }
}
