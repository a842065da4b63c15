import { join as joinPath } from 'node:path'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { isLevel, openOffice } from '#tests/harness/office.ts'
import type { Office } from '#tests/harness/office.ts'
import { askedFriday, twoLocations } from '#tests/harness/two-locations.ts'
import { startHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'
import type { RunningHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'

export const officeScope: readonly ScopeEntry[] = [
  { stream: 'org', mode: 'readWrite' },
  { stream: 'loc:rainbow', mode: 'readWrite' },
]

/** A running headquarters with two locations, and the offices that a test opens; each the real thing. */
export interface Offices {
  readonly hq: RunningHeadquarters
  folderOf(name: string): string
  open(name: string): Promise<Office>
  /** Takes an office that was opened in another way along in the closing. */
  add(office: Office): void
  join(name: string): Promise<Office>
  /** Closes the app of an office and opens it again on the same folder. */
  restart(office: Office, name: string, isOut?: boolean): Promise<Office>
  /** An act of headquarters itself; throws when it is refused. */
  atHeadquarters(type: string, args: unknown): Promise<void>
  close(): Promise<void>
}

export async function openOffices(): Promise<Offices> {
  const hq = await startHeadquarters()
  const temp = makeTempFolder()
  const offices: Office[] = []
  const house: Offices = {
    hq,
    folderOf: (name) => joinPath(temp.folder, name),
    async open(name) {
      const office = await openOffice({ folder: house.folderOf(name) })
      offices.push(office)
      return office
    },
    add: (office) => void offices.push(office),
    async join(name) {
      const office = await house.open(name)
      const code = await hq.composed.office.operator.createEnrolCode(name, officeScope)
      await office.app.done('sync.enrol', { address: hq.origin, code, deviceName: name, isReplacing: false })
      await office.until(isLevel)
      return office
    },
    async restart(office, name, isOut = false) {
      office.app.close()
      offices.splice(offices.indexOf(office), 1)
      const again = await house.open(name)
      again.plug.isOut = isOut
      return again
    },
    async atHeadquarters(type, args) {
      const done = await hq.composed.office.operator.act(type, args)
      if (!done.ok) throw new Error(`headquarters may not: ${JSON.stringify(done.refusal)}`)
    },
    async close() {
      for (const { app } of offices) app.close()
      await hq.stop()
      temp.remove()
    },
  }
  await house.atHeadquarters('importOrganisation', { rows: twoLocations() })
  return house
}

export async function levelled(office: Office): Promise<void> {
  await office.app.done('sync.now', {})
  await office.until(isLevel)
}

export async function enterWish(office: Office, child: string) {
  const wish = askedFriday(child) as CallInput<'requests.enter'>['wish']
  return (await office.app.done('requests.enter', { wish, note: '' })).requestId
}

export async function statusOf(office: Office, requestId: string): Promise<string> {
  return office.app.application.folder.db
    .all('select status from care_request where id = ?', [requestId])
    .map(({ status }) => String(status))
    .join()
}
