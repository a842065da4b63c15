import type { PolicyView } from '#shared/ipc/calls/rules.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ruleSetIds, type RuleSetId } from '#shared/domain/policies/rule-sets.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { ChangePanel } from './ChangePanel.tsx'
import { changedValues, draftOfSet, type Draft } from './draft.ts'
import classes from './rules.module.css'
import { useWritePolicy } from './use-write-policy.ts'

interface RuleSetsProps {
  readonly location: CurrentLocation
  readonly policies: readonly PolicyView[]
  readonly chosen: RuleSetId | null
  readonly onChoose: (id: RuleSetId | null) => void
  readonly onApplied: (done: Done) => void
}

/** Ready sets: what each would change, before anything is applied. */
export function RuleSets({ location, policies, chosen, onChoose, onApplied }: RuleSetsProps) {
  const { t, word } = useTexts()
  return (
    <section className={classes.group} aria-label={t('rules.sets')}>
      <h2>{t('rules.sets')}</h2>
      <ul className={classes.sets} role="list">
        {ruleSetIds.map((id) => (
          <li key={id} className={classes.set}>
            <h3 className={classes.lineName}>{word(`ruleSet.${id}`)}</h3>
            <p className={classes.why}>{word(`ruleSet.why.${id}`)}</p>
            <Button
              size="small"
              aria-expanded={chosen === id}
              aria-label={t('rules.showSet', { name: word(`ruleSet.${id}`) })}
              onClick={() => onChoose(chosen === id ? null : id)}
            >
              {t('rules.showDifferences', {
                count: changedValues(policies, draftOfSet(id)).length,
              })}
            </Button>
          </li>
        ))}
      </ul>
      {chosen === null ? null : (
        <ChangePanel
          key={chosen}
          location={location}
          policies={policies}
          draft={draftOfSet(chosen)}
          onApplied={onApplied}
          onClose={() => onChoose(null)}
        >
          <Differences policies={policies} draft={draftOfSet(chosen)} caption={word(`ruleSet.${chosen}`)} />
        </ChangePanel>
      )}
    </section>
  )
}

function Differences({
  policies,
  draft,
  caption,
}: {
  readonly policies: readonly PolicyView[]
  readonly draft: Draft
  readonly caption: string
}) {
  const { t, word } = useTexts()
  const writePolicy = useWritePolicy()
  const changed = changedValues(policies, draft)
  if (changed.length === 0) return <p>{t('rules.sameAsSet', { name: caption })}</p>
  return (
    <Table
      caption={t('rules.differences', { name: caption })}
      isCaptionShown
      columns={[t('rules.rule'), t('rules.now'), t('rules.then')]}
    >
      {changed.map(({ code, value }) => (
        <tr key={code}>
          <th scope="row" className={classes.rowHead}>
            {differenceName(word, code)}
          </th>
          <td>{writePolicy(code, policies.find((policy) => policy.code === code)?.value ?? '')}</td>
          <td>{writePolicy(code, value)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** The time on the last day is called the same in three parts; the part says which. */
function differenceName(word: (code: string) => string, code: PolicyView['code']): string {
  if (!code.endsWith('.noticeMinute')) return word(`policy.name.${code}`)
  const daysCode = code.replace('noticeMinute', 'noticeDays')
  return `${word(`policy.name.${daysCode}`)}: ${word(`policy.name.${code}`).toLowerCase()}`
}
