import type { HandoverKind } from '#shared/domain/child-file/model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Signature } from '#shared/ipc/calls/child-file.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import type { Language } from '#shared/text/formats.ts'
import type { Paper, PaperBlock } from '../paper/paper.ts'

interface SignedHandover {
  readonly child: Child
  readonly kind: HandoverKind
  readonly agreement: string
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
  readonly parentName: string
  readonly parentSignature: Signature
  readonly managerName: string
  readonly managerSignature: Signature
  readonly signedAt: Instant
  /** A parent signs what he or she can read: that of the family, unless the two of them chose otherwise. */
  readonly language: Language
}

/** What is signed, in the words that were on the screen. FILE-2 */
export function handoverPaper(signed: SignedHandover): Paper {
  const texts = createTexts(ruleTexts, signed.language)
  const say = (code: string, params: Message['params'] = {}): string =>
    writeMessage(texts, { code: `handoverPaper.${code}`, params })
  const { child, validUntil } = signed
  const day = dutchTimeOf(signed.signedAt).day
  const signature = (who: 'parent' | 'manager', name: string, drawn: Signature): PaperBlock => ({
    kind: 'signature',
    name,
    caption: say(drawn.kind, { whoCode: `handoverPaper.${who}`, day }),
    strokes: drawn.kind === 'drawn' ? drawn.strokes : null,
  })
  return {
    title: say('title'),
    subtitle: say('subtitle', { child: fullName(child), birthDate: child.birthDate }),
    language: signed.language,
    madeAt: signed.signedAt,
    footer: say('footer'),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: say('child'), value: fullName(child) },
          {
            label: say('kind'),
            value: writeMessage(texts, { code: `handoverKind.${signed.kind}`, params: {} }),
          },
          { label: say('from'), value: say('day', { day: signed.validFrom }) },
          {
            label: say('until'),
            value: validUntil === null ? say('untilFurther') : say('day', { day: validUntil }),
          },
        ],
      },
      { kind: 'heading', text: say('agreed') },
      { kind: 'text', text: signed.agreement },
      { kind: 'text', text: say('responsible') },
      { kind: 'heading', text: say('signed') },
      signature('parent', signed.parentName, signed.parentSignature),
      signature('manager', signed.managerName, signed.managerSignature),
    ],
  }
}
