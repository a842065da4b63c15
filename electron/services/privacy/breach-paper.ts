import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts } from '#shared/text/create-texts.ts'
import type { Language } from '#shared/text/formats.ts'
import type { BreachView } from '#shared/ipc/calls/privacy.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { Paper, PaperBlock } from '../paper/paper.ts'
import { writeMoment } from './describe-value.ts'

export interface BreachRegister {
  readonly breaches: readonly BreachView[]
  readonly language: Language
  readonly madeAt: Instant
  readonly today: IsoDay
  readonly place: string
}

/** The register of breaches on paper: of each what happened, who was told and when, and what was done. PRIV-7 */
export function writeBreachPaper({ breaches, language, madeAt, today, place }: BreachRegister): Paper {
  const texts = createTexts(ruleTexts, language)
  const say = (code: string, params = {}) => texts.t(code, params)
  const when = (instant: Instant | null) => (instant === null ? '–' : writeMoment(instant))
  const typed = ({ textKept }: BreachView, text: string) =>
    text || (textKept === null ? '–' : say(textKept.code, textKept.params))
  const tell = (breach: BreachView): readonly PaperBlock[] => {
    const authority = breach.clocks.find(({ party }) => party === 'authority')
    return [
      { kind: 'heading', text: say('breachPaper.heading', { when: writeMoment(breach.discoveredAt) }) },
      {
        kind: 'facts',
        facts: [
          { label: say('breachPaper.happened'), value: typed(breach, breach.happened) },
          {
            label: say('breachPaper.data'),
            value: breach.dataKinds.map((kind) => say(`breachData.${kind}`)).join(', ') || '–',
          },
          {
            label: say('breachPaper.people'),
            value: breach.peopleCount === null ? '–' : String(breach.peopleCount),
          },
          { label: say('breachPaper.risk'), value: say(`breachRisk.${breach.risk}`) },
          { label: say('breachPaper.customer'), value: when(breach.customerInformedAt) },
          { label: say('breachPaper.authority'), value: when(breach.authorityInformedAt) },
          {
            label: say('breachPaper.inTime'),
            value: authority === undefined ? '–' : say(`breachPaper.state.${authority.state}`),
          },
          { label: say('breachPaper.concerned'), value: when(breach.peopleInformedAt) },
          { label: say('breachPaper.notReported'), value: typed(breach, breach.notReportedBecause) },
          { label: say('breachPaper.measures'), value: typed(breach, breach.measures) },
          { label: say('breachPaper.closed'), value: when(breach.closedAt) },
        ],
      },
    ]
  }
  return {
    title: say('breachPaper.title'),
    subtitle: say('breachPaper.subtitle', { place, day: today }),
    language,
    madeAt,
    footer: say('breachPaper.footer'),
    blocks:
      breaches.length === 0
        ? [{ kind: 'text', text: say('breachPaper.none') }]
        : breaches.flatMap((breach) => tell(breach)),
  }
}
