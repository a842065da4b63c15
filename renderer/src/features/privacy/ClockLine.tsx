import type { BreachClock } from '#shared/domain/privacy/breach-clocks.ts'
import { useTexts } from '../../app/texts.tsx'
import { TermTag } from './TermTag.tsx'
import type { TermStanding } from './TermTag.tsx'

/** Less than this left is a warning. */
const SOON_MINUTES = 12 * 60

/** One term of a breach in words, with a mark that does not need colour. PRIV-7 */
export function ClockLine({ clock }: { readonly clock: BreachClock }) {
  const { t } = useTexts()
  const minutes = Math.abs(clock.minutesLeft)
  const params = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  const standing = standingOf(clock)
  return (
    <p>
      {standing === null ? null : <TermTag standing={standing} />}{' '}
      <strong>{t(`privacy.clock.${clock.party}`)}</strong> {t(`privacy.clock.${clock.state}`, params)}
    </p>
  )
}

/** null = there was nobody to tell. */
function standingOf({ state, minutesLeft }: BreachClock): TermStanding | null {
  switch (state) {
    case 'running':
      return minutesLeft < SOON_MINUTES ? 'near' : 'running'
    case 'late':
    case 'doneLate':
      return 'past'
    case 'inTime':
      return 'done'
    case 'notNeeded':
      return null
  }
}
