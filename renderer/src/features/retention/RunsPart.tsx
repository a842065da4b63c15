import type { PurgeRunView } from '#shared/ipc/calls/retention.ts'
import { useTexts } from '../../app/texts.tsx'
import { useSession } from '../../app/session.tsx'
import { writeClock } from '../../app/write-clock.ts'
import controls from '../../ui/controls.module.css'
import classes from './retention.module.css'

/** The proof that something went: when, by whom, how much, and a number over it. PRIV-1 */
export function RunsPart({ runs }: { readonly runs: readonly PurgeRunView[] }) {
  const { t, word, language } = useTexts()
  const { today } = useSession()
  return (
    <section className={classes.part}>
      <h2>{t('retention.runs')}</h2>
      {runs.length === 0 ? (
        <p>{t('retention.noRuns')}</p>
      ) : (
        <div className={classes.scroll} role="region" aria-label={t('retention.runs')} tabIndex={0}>
          <table className={controls.table}>
            <thead>
              <tr>
                <th scope="col">{t('retention.when')}</th>
                <th scope="col">{t('retention.byWhom')}</th>
                <th scope="col">{t('retention.what')}</th>
                <th scope="col">{t('retention.digest')}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map(({ id, ranAt, ranByName, counts, digest }) => (
                <tr key={id}>
                  <th scope="row">{writeClock(ranAt, today, language)}</th>
                  <td>{ranByName}</td>
                  <td>
                    {counts.map(({ kind, count }) => `${word(`retentionKind.${kind}`)}: ${count}`).join(', ')}
                  </td>
                  <td className={classes.digest} title={digest}>
                    {digest.slice(0, 16)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
