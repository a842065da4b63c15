import type { Message } from '#shared/domain/explanation/model.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { EnrolTrouble } from '#shared/ipc/calls/sync.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { protocolVersion } from '#shared/sync/protocol.ts'
import type { EnrolReply } from '#shared/sync/protocol.ts'
import type { WritableDb } from '../../db/handles.ts'
import { findSyncState, isEnrolled } from '../../db/repositories/sync-state.ts'
import type { Log } from '../../log/log.ts'
import type { ClockPort } from '../../ports.ts'
import { readAddress } from '../../sync/headquarters-address.ts'
import { enrolOverHttp } from '../../sync/http-transport.ts'
import type { HttpPorts } from '../../sync/http-exchange.ts'
import type { SyncCore } from '../../sync/sync-core.ts'
import type { ExchangeFailure } from '../../sync/transport.ts'
import { publicKeyOf } from './device-key.ts'

export interface EnrolmentForm {
  readonly address: string
  readonly code: string
  readonly deviceName: string
  /** What is here may make room for what headquarters has. */
  readonly isReplacing: boolean
  /** What was not sent to the organisation it belonged to may stay behind, in the copy. */
  readonly isLeavingWork: boolean
}

export interface EnrolmentPorts extends HttpPorts {
  readonly db: WritableDb
  readonly core: Pick<SyncCore, 'takeEnrolment'>
  readonly clock: Pick<ClockPort, 'now'>
  readonly log: Log
  readonly installId: DeviceId
  readonly app: string
  readonly isEmpty: () => boolean
  /** Headquarters says that it does not know this computer: it may join anew. */
  readonly isForgotten: () => boolean
  /** Empties the folder of what belonged to headquarters, for that. Only the same organisation gets what was done here. */
  readonly leave: (isSameOrganisation: boolean) => void
  /** How many acts were done here and not judged, also those of a joining that broke off. */
  readonly countUnsent: () => number
  readonly lastSeq: () => number
  readonly makeCopy: (name: string) => Promise<string | undefined>
}

/** Copies are made anew when somebody worked in between; whoever keeps working is asked to come back. */
const mostCopies = 3

/** Makes this computer a device of headquarters. Until headquarters said yes nothing here changes. */
export async function enrol(ports: EnrolmentPorts, form: EnrolmentForm): Promise<Result<undefined, Message>> {
  if (isEnrolled(ports.db) && !ports.isForgotten()) return trouble('already')
  const address = readAddress(form.address)
  if (!address.ok) return trouble('address')
  if (!isBlank(ports) && !form.isReplacing) return trouble('hasRecords')
  const copied = await copyWhatIsHere(ports)
  if (copied === undefined) return trouble('copyFailed')
  const reply = await enrolOverHttp(ports, address.value, {
    protocol: protocolVersion,
    app: ports.app,
    code: form.code.replaceAll(/\s/g, ''),
    installId: ports.installId,
    deviceName: form.deviceName,
    publicKey: publicKeyOf(ports.db),
  })
  if (!reply.ok) {
    ports.log.warn('sync.enrol.failed', { failure: reply.refusal.kind })
    return trouble(troubleOf(reply.refusal))
  }
  return takeIn(ports, form, address.value, reply.value, copied)
}

/** Nothing is here that could get lost. */
function isBlank({ db, isEmpty }: EnrolmentPorts): boolean {
  return isEmpty() && !isEnrolled(db)
}

/** The number of the last act that is in the copy; `undefined` = there is no copy and there should be one. */
async function copyWhatIsHere(ports: EnrolmentPorts): Promise<number | undefined> {
  const lastSeq = ports.lastSeq()
  if (isBlank(ports)) return lastSeq
  const stamp = ports.clock.now().replaceAll(/[:.]/g, '-')
  const problem = await ports.makeCopy(`before-headquarters-${stamp}.db`)
  if (problem === undefined) return lastSeq
  ports.log.error('sync.enrol.copy', { problem })
  return undefined
}

/** What is removed is in the copy to the last act. Between the last look and the change nothing can come in. */
async function takeIn(
  ports: EnrolmentPorts,
  form: EnrolmentForm,
  address: string,
  reply: EnrolReply,
  copiedSeq: number,
): Promise<Result<undefined, Message>> {
  let lastCopied: number | undefined = copiedSeq
  for (let copies = 0; ports.lastSeq() !== lastCopied; copies += 1) {
    if (copies === mostCopies) return trouble('busy')
    if (!form.isReplacing) return trouble('hasRecords')
    lastCopied = await copyWhatIsHere(ports)
    if (lastCopied === undefined) return trouble('copyFailed')
  }
  if (isEnrolled(ports.db) && !ports.isForgotten()) return trouble('already')
  const left = findSyncState(ports.db, 'organisationName')
  const isSame = left === undefined || left === reply.organisationName
  const unsent = ports.countUnsent()
  // Headquarters gives the same answer when the code is shown again.
  if (!isSame && unsent > 0 && !form.isLeavingWork) {
    return refuse({
      code: 'sync.enrol.otherOrganisation',
      params: { count: unsent, name: left, other: reply.organisationName },
    })
  }
  if (isEnrolled(ports.db) || !isSame) ports.leave(isSame)
  const folder = ports.isEmpty() && ports.lastSeq() === 0 ? 'empty' : 'replace'
  ports.core.takeEnrolment(reply, { deviceName: form.deviceName, address }, folder)
  ports.log.info('sync.enrolled', { folder })
  return ok(undefined)
}

function trouble(which: EnrolTrouble): Result<undefined, Message> {
  return refuse({ code: `sync.enrol.${which}`, params: {} })
}

function troubleOf(failure: ExchangeFailure): EnrolTrouble {
  switch (failure.kind) {
    case 'unreachable':
    case 'notTrusted':
    case 'busy':
      return failure.kind
    case 'older':
      return 'olderHeadquarters'
    case 'unreadable':
      return 'notHeadquarters'
    case 'refused':
      return troubleOfCode(failure.error.code)
  }
}

function troubleOfCode(code: Extract<ExchangeFailure, { kind: 'refused' }>['error']['code']): EnrolTrouble {
  switch (code) {
    case 'enrolCode':
    // A code of the wrong form is refused before anybody looks it up.
    case 'invalid':
    case 'auth':
      return 'code'
    case 'upgradeRequired':
      return 'updateNeeded'
    case 'tooMany':
    case 'unavailable':
    case 'internal':
      return 'busy'
    default:
      return 'notHeadquarters'
  }
}
