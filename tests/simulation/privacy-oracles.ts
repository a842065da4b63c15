import type { HqReader, JudgedCommand } from '#headquarters/store/store.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { Account } from '#shared/domain/access/model.ts'
import type { LegalHold } from '#shared/domain/privacy/model.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import type { EventKind } from './tally.ts'
import type { Watch } from './watch.ts'

const eventOf: Readonly<Record<string, EventKind>> = {
  purgeExpired: 'purged',
  erasePerson: 'erasedByAct',
  endAccount: 'accessEnded',
}

/** I14 and I15, of every act that headquarters took over, straight after its effect. */
export async function checkPrivacy(
  watch: Watch,
  reader: HqReader,
  command: JudgedCommand,
  images: readonly RowImages[],
): Promise<void> {
  const event = eventOf[command.type]
  if (event !== undefined) watch.event(event)
  await checkHolds(watch, reader, command, images)
  await checkAccess(watch, reader, command)
}

/** I14: nobody under a legal hold goes by an act, whenever and wherever it was done. PRIV-1 */
async function checkHolds(
  watch: Watch,
  reader: HqReader,
  { id, type }: JudgedCommand,
  images: readonly RowImages[],
): Promise<void> {
  if (type !== 'erasePerson' && type !== 'purgeExpired') return
  for (const image of images) {
    if (image.table !== 'child' || image.before === null || image.after !== null) continue
    watch.looked('I14 holds')
    const holds = (await reader.answer({
      kind: 'rows',
      table: 'legal_hold',
      where: { subjectId: image.id },
    })) as readonly LegalHold[]
    const standing = holds.find(({ validUntil }) => validUntil === null)
    if (standing !== undefined)
      watch.violated('I14 holds', `${type} ${id} took ${image.id}, which ${standing.id} keeps`)
  }
}

/** I15: who has lost access does nothing any more that counts, whenever it was done. PRIV-4 */
async function checkAccess(watch: Watch, reader: HqReader, command: JudgedCommand): Promise<void> {
  const accounts = (await reader.answer({
    kind: 'rows',
    table: 'account',
    where: { staffMemberId: command.actorId },
  })) as readonly Account[]
  if (accounts.length === 0) return
  watch.looked('I15 access')
  const { day } = dutchTimeOf(command.receivedAt)
  if (accounts.some((account) => isValidOn(account, day))) return
  watch.violated('I15 access', `${command.type} ${command.id} of ${command.actorId}, who has no access`)
}
