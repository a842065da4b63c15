import { emptyHead } from '../store/audit-chain.ts'
import { checkAudit } from './check-audit.ts'
import { localTime } from './local-time.ts'
import { noteAudit } from './note-audit.ts'
import { done, refused } from './verb.ts'
import type { Verb } from './verb.ts'

const verify: Verb = {
  name: 'verify',
  usage: '[--anew]',
  about: 'checks that nobody changed what was written down of headquarters and its computers',
  more: [
    'Each line of the audit trail holds a fingerprint of the line before it, and the end is also kept in the data folder.',
    'A computer tells where its own trail ends; one that has lost that end is named.',
    '--anew  takes the end as it is now for the end, after a copy was put back',
  ],
  operands: 0,
  options: { anew: { type: 'boolean' } },
  async run(words, office) {
    if (words.has('anew')) {
      await noteAudit(office, 'trailTakenAnew', null, { knownSeq: office.auditHead.read()?.seq ?? 0 })
      office.auditHead.keep(emptyHead)
    }
    const { count, trouble } = await checkAudit(office)
    const devices = await office.store.read((reader) => reader.listDevices())
    const broken = devices.flatMap(({ id, name, chainBrokenAt }) =>
      chainBrokenAt === null
        ? []
        : [
            `The audit trail of ${name} (${id}) lost its end or was changed; noticed ${localTime(chainBrokenAt)}.`,
          ],
    )
    if (trouble !== null) return refused(trouble, ...broken)
    const whole = `The audit trail of headquarters is whole: ${count} ${count === 1 ? 'line' : 'lines'}.`
    return broken.length === 0 ? done(whole) : refused(whole, ...broken)
  },
}

export const trailVerbs: readonly Verb[] = [verify]
